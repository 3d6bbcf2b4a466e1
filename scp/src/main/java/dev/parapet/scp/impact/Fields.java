package dev.parapet.scp.impact;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The scalars of a JSON object by the names that lead to them, lists left out: {@code instancesSet.items.imageId}. One is filled
 * anew for each event, for a replay reads millions.
 */
final class Fields {
    /** Requests that name more are long lists of the same. */
    private static final int MOST = 400;

    private final List<String> paths = new ArrayList<>();
    private final List<String> values = new ArrayList<>();
    private boolean whole = true;

    void clear() {
        paths.clear();
        values.clear();
        whole = true;
    }

    void add(String path, String value) {
        if (paths.size() < MOST) {
            paths.add(path);
            values.add(value);
        } else {
            whole = false;
        }
    }

    /** CloudTrail or we left something out. */
    void cut() {
        whole = false;
    }

    /** Whether nothing was left out. */
    boolean whole() {
        return whole;
    }

    Optional<String> first(String path) {
        int at = paths.indexOf(path);
        return at < 0 ? Optional.empty() : Optional.of(values.get(at));
    }

    List<String> all(String path) {
        List<String> all = new ArrayList<>(2);
        for (int i = 0; i < paths.size(); i++) {
            if (paths.get(i).equals(path) && !all.contains(values.get(i))) {
                all.add(values.get(i));
            }
        }
        return all;
    }

    /** The value under a name at the top, whatever its case. */
    Optional<String> named(String name) {
        for (int i = 0; i < paths.size(); i++) {
            if (paths.get(i).equalsIgnoreCase(name)) {
                return Optional.of(values.get(i));
            }
        }
        return Optional.empty();
    }

    /** All values, where they stand being of no interest. */
    List<String> values() {
        return values;
    }

    /** Whether some way goes by that name, in any case. */
    boolean leadsBy(String name) {
        return paths.stream().anyMatch(path -> path.toLowerCase(Locale.ROOT).contains(name));
    }

    int size() {
        return paths.size();
    }

    String path(int at) {
        return paths.get(at);
    }

    String value(int at) {
        return values.get(at);
    }
}
