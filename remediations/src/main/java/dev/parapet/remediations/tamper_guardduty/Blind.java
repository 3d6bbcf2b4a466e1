package dev.parapet.remediations.tamper_guardduty;

import dev.parapet.core.Target;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.guardduty.GuardDutyClient;
import software.amazon.awssdk.services.guardduty.model.BadRequestException;
import software.amazon.awssdk.services.guardduty.model.Condition;
import software.amazon.awssdk.services.guardduty.model.FilterAction;
import software.amazon.awssdk.services.guardduty.model.GetFilterResponse;
import software.amazon.awssdk.services.guardduty.model.GetIpSetResponse;
import software.amazon.awssdk.services.guardduty.model.GetTrustedEntitySetResponse;

/**
 * Something that keeps findings from people.
 *
 * @param kind {@code filter}, {@code ipSet} or {@code trustedEntitySet}
 * @param id what GuardDuty's API takes
 * @param name what people call it
 * @param hides which findings, in words
 */
public record Blind(String kind, String id, String name, String hides) {
    /** A list that is on its way to being active hides findings within minutes. */
    private static final Set<String> ACTIVE = Set.of("ACTIVE", "ACTIVATING");

    static Optional<Blind> hinted(Target target, String detector, GuardDutyClient guardDuty) {
        return target.hint(Hints.FILTER)
                .flatMap(name -> filter(name, detector, guardDuty))
                .or(() -> target.hint(Hints.ADDRESSES).flatMap(id -> addresses(id, detector, guardDuty)))
                .or(() -> target.hint(Hints.ENTITIES).flatMap(id -> entities(id, detector, guardDuty)));
    }

    String says() {
        return kind.equals(Hints.FILTER)
                ? "filter %s archives new findings %s, so that nobody sees them".formatted(name, hides)
                : "trusted list %s keeps findings from being made about whoever is on %s".formatted(name, hides);
    }

    private static Optional<Blind> filter(String name, String detector, GuardDutyClient guardDuty) {
        return found(() -> guardDuty.getFilter(
                        request -> request.detectorId(detector).filterName(name)))
                .filter(filter -> filter.action() == FilterAction.ARCHIVE)
                .map(filter -> new Blind(Hints.FILTER, name, name, criteria(filter)));
    }

    private static Optional<Blind> addresses(String id, String detector, GuardDutyClient guardDuty) {
        Optional<GetIpSetResponse> found = found(
                () -> guardDuty.getIPSet(request -> request.detectorId(detector).ipSetId(id)));
        return found.filter(list -> ACTIVE.contains(list.statusAsString()))
                .map(list -> new Blind(Hints.ADDRESSES, id, list.name(), list.location()));
    }

    private static Optional<Blind> entities(String id, String detector, GuardDutyClient guardDuty) {
        Optional<GetTrustedEntitySetResponse> found = found(() -> guardDuty.getTrustedEntitySet(
                request -> request.detectorId(detector).trustedEntitySetId(id)));
        return found.filter(list -> ACTIVE.contains(list.statusAsString()))
                .map(list -> new Blind(Hints.ENTITIES, id, list.name(), list.location()));
    }

    /** GuardDuty has no exception of its own for what is not there. */
    private static <T> Optional<T> found(Supplier<T> look) {
        try {
            return Optional.of(look.get());
        } catch (BadRequestException gone) {
            return Optional.empty();
        }
    }

    private static String criteria(GetFilterResponse filter) {
        String fields = filter.findingCriteria().criterion().entrySet().stream()
                .map(entry -> entry.getKey() + values(entry.getValue()))
                .sorted()
                .collect(Collectors.joining(" and "));
        return fields.isEmpty() ? "of every kind" : "with " + fields;
    }

    /** GuardDuty gives a filter back in the words in which it was made, the deprecated ones included. */
    @SuppressWarnings("deprecation")
    private static String values(Condition condition) {
        List<String> some = either(condition.equalsValue(), condition.eq());
        List<String> none = either(condition.notEquals(), condition.neq());
        if (!some.isEmpty()) {
            return " " + String.join(", ", some);
        }
        return none.isEmpty() ? "" : " other than " + String.join(", ", none);
    }

    private static List<String> either(List<String> one, List<String> other) {
        return one.isEmpty() ? other : one;
    }
}
