package dev.parapet.scp.actions;

import dev.parapet.scp.language.Wildcards;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** AWS's Service Authorization Reference as data. A service is read when it is first asked for. */
public final class AuthorizationTable {
    /** Policies ask for a few keys, over and over. */
    private static final int REMEMBERED = 10_000;

    private static final AuthorizationTable SHIPPED = new AuthorizationTable();
    /** Keys that any call can carry, unless the reference lists them action by action. */
    private static final List<String> BY_ACTION = List.of("aws:requesttag/", "aws:resourcetag/", "aws:tagkeys");

    private final SortedSet<String> services = new TreeSet<>(lines("services.txt"));
    private final Map<String, Service> read = new ConcurrentHashMap<>();
    private final Map<String, Boolean> global = new ConcurrentHashMap<>();
    private final List<ConditionKey> globals = lines("globals.txt").stream()
            .map(line -> line.split("\t"))
            .map(cells -> new ConditionKey(cells[0], cells[1]))
            .toList();
    private final String version = lines("version.txt").getFirst();

    private AuthorizationTable() {}

    /** The one that comes with Parapet. */
    public static AuthorizationTable shipped() {
        return SHIPPED;
    }

    /** Of the package it was made from; its last part is the day of the reference. */
    public String version() {
        return version;
    }

    /** The prefixes of all services. */
    public SortedSet<String> services() {
        return Collections.unmodifiableSortedSet(services);
    }

    /** By prefix; its case does not count. */
    public Optional<Service> service(String prefix) {
        String lower = prefix.toLowerCase(Locale.ROOT);
        @Nullable Service known = read.get(lower);
        if (known != null) {
            return Optional.of(known);
        }
        return services.contains(lower)
                ? Optional.of(read.computeIfAbsent(lower, AuthorizationTable::load))
                : Optional.empty();
    }

    /** By {@code service:Name}; the case does not count. */
    public Optional<Action> action(String id) {
        int colon = id.indexOf(':');
        return colon < 0
                ? Optional.empty()
                : service(id.substring(0, colon)).flatMap(service -> service.action(id.substring(colon + 1)));
    }

    /** All actions that an action pattern of a policy means, such as {@code s3:*Tag*}, by name. */
    public List<Action> matching(String pattern) {
        int colon = pattern.indexOf(':');
        Stream<String> prefixes = pattern.equals("*") || pattern.equals("*:*")
                ? services.stream()
                : Stream.of(pattern.substring(0, Math.max(colon, 0)));
        String name = pattern.substring(colon + 1).toLowerCase(Locale.ROOT);
        return prefixes.flatMap(prefix -> service(prefix).stream())
                .flatMap(service -> service.actions().entrySet().stream())
                .filter(entry -> Wildcards.match(name, entry.getKey()))
                .map(Map.Entry::getValue)
                .sorted(Comparator.comparing(Action::id))
                .toList();
    }

    /** Keys of the request as a whole, {@code aws:…} for the most part. */
    public List<ConditionKey> globals() {
        return globals;
    }

    /**
     * What is known of a condition key for a call of that action, global keys included.
     *
     * @param action as in the table
     */
    public Optional<ConditionKey> key(String key, Action action) {
        return Stream.concat(action.allKeys(), globals.stream().filter(each -> !byAction(each.name())))
                .filter(each -> each.covers(key))
                .findFirst();
    }

    /** Whether the key has many values, as far as is known. */
    public boolean isManyValued(String key) {
        return Stream.concat(
                        globals.stream(), service(prefix(key)).stream().flatMap(service -> service.keys().stream()))
                .filter(each -> each.covers(key))
                .findFirst()
                .filter(ConditionKey::manyValued)
                .isPresent();
    }

    /**
     * Whether the key belongs to the request or its credentials and not to an action, so that any call can carry it. So do keys
     * of identity providers, such as {@code saml:sub}, whose prefix is no service.
     */
    public boolean isGlobal(String key) {
        Boolean known = global.get(key);
        if (known == null) {
            known = !byAction(key)
                    && (!services.contains(prefix(key)) || globals.stream().anyMatch(each -> each.covers(key)));
            if (global.size() < REMEMBERED) {
                global.put(key, known);
            }
        }
        return known;
    }

    private static String prefix(String key) {
        return key.substring(0, Math.max(0, key.indexOf(':'))).toLowerCase(Locale.ROOT);
    }

    /**
     * Whether a call can carry the key. Of an action that is not in the table everything is possible.
     *
     * @param resource an ARN or {@code *}
     */
    public boolean mayCarry(String key, String action, String resource) {
        return isGlobal(key)
                || action(action).map(known -> known.mayCarry(key, resource)).orElse(true);
    }

    private static boolean byAction(String key) {
        String lower = key.toLowerCase(Locale.ROOT);
        return BY_ACTION.stream().anyMatch(lower::startsWith);
    }

    private static Service load(String prefix) {
        return ServiceReader.read(lines("services/" + prefix + ".txt").stream());
    }

    private static List<String> lines(String file) {
        return TextLines.all(AuthorizationTable.class, file);
    }
}
