package dev.parapet.remediations.tamper_cloudtrail;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import software.amazon.awssdk.services.cloudtrail.model.AdvancedEventSelector;
import software.amazon.awssdk.services.cloudtrail.model.AdvancedFieldSelector;

/**
 * An advanced event selector: what matches all of its fields.
 *
 * @param name what people call it
 */
public record Advanced(Optional<String> name, List<Field> fields) {
    /** All management calls, and nothing else. */
    static final Advanced MANAGEMENT = new Advanced(
            Optional.of("All management events"),
            List.of(new Field(
                    "eventCategory", List.of("Management"), List.of(), List.of(), List.of(), List.of(), List.of())));

    /** Those a basic selector can leave out as well, for their volume. */
    private static final Set<String> VOLUMINOUS = Set.of("kms.amazonaws.com", "rdsdata.amazonaws.com");

    /** What a field of an event must look like. */
    public record Field(
            String name,
            List<String> equals,
            List<String> startsWith,
            List<String> endsWith,
            List<String> notEquals,
            List<String> notStartsWith,
            List<String> notEndsWith) {
        public Field {
            equals = List.copyOf(equals);
            startsWith = List.copyOf(startsWith);
            endsWith = List.copyOf(endsWith);
            notEquals = List.copyOf(notEquals);
            notStartsWith = List.copyOf(notStartsWith);
            notEndsWith = List.copyOf(notEndsWith);
        }

        static Field of(AdvancedFieldSelector field) {
            return new Field(
                    field.field(),
                    field.equalsValue(),
                    field.startsWith(),
                    field.endsWith(),
                    field.notEquals(),
                    field.notStartsWith(),
                    field.notEndsWith());
        }

        /** CloudTrail refuses an operator with an empty list. */
        AdvancedFieldSelector selector() {
            AdvancedFieldSelector.Builder selector =
                    AdvancedFieldSelector.builder().field(name);
            if (!equals.isEmpty()) {
                selector.equalsValue(equals);
            }
            if (!startsWith.isEmpty()) {
                selector.startsWith(startsWith);
            }
            if (!endsWith.isEmpty()) {
                selector.endsWith(endsWith);
            }
            if (!notEquals.isEmpty()) {
                selector.notEquals(notEquals);
            }
            if (!notStartsWith.isEmpty()) {
                selector.notStartsWith(notStartsWith);
            }
            if (!notEndsWith.isEmpty()) {
                selector.notEndsWith(notEndsWith);
            }
            return selector.build();
        }

        private boolean meansManagement() {
            return name.equals("eventCategory") && equals.equals(List.of("Management"));
        }

        private boolean leavesOutVolumeOnly() {
            return name.equals("eventSource")
                    && VOLUMINOUS.containsAll(notEquals)
                    && equals.isEmpty()
                    && startsWith.isEmpty()
                    && endsWith.isEmpty()
                    && notStartsWith.isEmpty()
                    && notEndsWith.isEmpty();
        }
    }

    public Advanced {
        fields = List.copyOf(fields);
    }

    static Advanced of(AdvancedEventSelector selector) {
        return new Advanced(
                Optional.ofNullable(selector.name()),
                selector.fieldSelectors().stream().map(Field::of).toList());
    }

    boolean management() {
        return fields.stream().anyMatch(Field::meansManagement);
    }

    /** Any further field, such as {@code readOnly}, lets some calls pass unrecorded. */
    boolean allManagement() {
        return management()
                && fields.stream().allMatch(field -> field.meansManagement() || field.leavesOutVolumeOnly());
    }

    AdvancedEventSelector selector() {
        return AdvancedEventSelector.builder()
                .name(name.orElse(null))
                .fieldSelectors(fields.stream().map(Field::selector).toList())
                .build();
    }
}
