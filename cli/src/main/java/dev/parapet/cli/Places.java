package dev.parapet.cli;

import dev.parapet.remediations.LiveOrganization.Member;
import java.util.List;
import java.util.stream.Collectors;

/** Units and accounts in a settings file to start from: there to be read, and out of force until somebody says so. */
final class Places {
    private Places() {}

    /** For an organization that was not asked. */
    static String examples() {
        return of(List.of(
                new Member("111122223333", "anna", "Sandbox"),
                new Member("444455556666", "web", "Workloads/Production")));
    }

    /** The units and accounts there are. */
    static String of(List<Member> members) {
        String units = members.stream()
                .filter(member -> !member.unit().isEmpty())
                .collect(Collectors.groupingBy(
                        Member::unit,
                        java.util.TreeMap::new,
                        Collectors.mapping(Member::name, Collectors.joining(", "))))
                .entrySet()
                .stream()
                .map(unit -> "#  %s: {mode: report}  # %s%n".formatted(quoted(unit.getKey()), comment(unit.getValue())))
                .collect(Collectors.joining());
        String accounts = members.stream()
                .map(member -> "#  \"%s\": {mode: report}  # %s%n".formatted(member.id(), comment(member.name())))
                .collect(Collectors.joining());
        return "units: {}%n%saccounts: {}%n%s".formatted(units, accounts);
    }

    private static String quoted(String path) {
        return path.matches("[\\w/ -]+")
                ? path
                : "\"" + path.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
    }

    /** A name may hold anything but a line's end. */
    private static String comment(String text) {
        return text.replaceAll("\\p{Cntrl}", " ");
    }
}
