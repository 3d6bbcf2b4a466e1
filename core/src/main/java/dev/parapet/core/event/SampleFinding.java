package dev.parapet.core.event;

import java.util.stream.Stream;

/** Tells the findings that GuardDuty makes up on request from those that happened. */
final class SampleFinding {
    private SampleFinding() {}

    static boolean is(Node detail) {
        return flagged(detail.at("service").at("additionalInfo"))
                || detail.at("title").optionalText().orElse("").startsWith("[SAMPLE]")
                || hasMadeUpIds(detail.at("resource").at("accessKeyDetails"));
    }

    /** The flag stands beside the value in old events, and inside it, as a text of JSON, in new ones. */
    private static boolean flagged(Node info) {
        return info.at("sample").flag()
                || info.at("value")
                        .optionalText()
                        .filter(text -> text.stripLeading().startsWith("{"))
                        .map(text -> new Node(info, "value", Events.parse(text, info.path() + ".value")))
                        .filter(value -> value.at("sample").flag())
                        .isPresent();
    }

    /** Only ids that AWS gives out: a user may well be named GeneratedFindingUserName by somebody who wants to hide. */
    private static boolean hasMadeUpIds(Node key) {
        return Stream.of("accessKeyId", "principalId")
                .anyMatch(field -> key.at(field).optionalText().orElse("").startsWith("GeneratedFinding"));
    }
}
