package dev.parapet.remediations.tamper_guardduty;

import dev.parapet.core.ResourceId;
import java.util.List;
import java.util.stream.Collectors;

/** What a person does, mostly in the account that administers GuardDuty for the organization. */
final class ByHand {
    private ByHand() {}

    static List<String> detector(ResourceId account) {
        return List.of(
                administrator(account),
                member(account),
                "where this region is not in use, close it or exempt it",
                "if there was one, look into who deleted it: its findings went with it");
    }

    static List<String> invite(ResourceId account, String detector) {
        return List.of(
                administrator(account),
                member(account),
                "until then its findings show in the account alone: aws guardduty list-findings --region %s --detector-id %s"
                        .formatted(account.region(), detector));
    }

    private static String administrator(ResourceId account) {
        return "as GuardDuty's administrator: DETECTOR=$(aws guardduty list-detectors --region %s --query 'DetectorIds[0]' --output text)"
                .formatted(account.region());
    }

    private static String member(ResourceId account) {
        return "aws guardduty create-members --region %s --detector-id $DETECTOR --account-details AccountId=%s,Email=EMAIL, with the account's address"
                .formatted(account.region(), account.account());
    }

    static List<String> features(ResourceId account, String detector, List<String> off) {
        return List.of("unless that is meant: aws guardduty update-detector --region %s --detector-id %s --features %s"
                .formatted(
                        account.region(),
                        detector,
                        off.stream().map("Name=%s,Status=ENABLED"::formatted).collect(Collectors.joining(" "))));
    }

    static List<String> blind(ResourceId account, String detector, Blind blind) {
        String where = "--region %s --detector-id %s".formatted(account.region(), detector);
        return switch (blind.kind()) {
            case Hints.FILTER ->
                List.of(
                        "see what it has hidden: aws guardduty list-findings %s --finding-criteria '{\"Criterion\":{\"service.archived\":{\"Eq\":[\"true\"]}}}'"
                                .formatted(where),
                        "unless it is meant: aws guardduty delete-filter %s --filter-name %s"
                                .formatted(where, blind.id()));
            case Hints.ADDRESSES ->
                List.of("unless it is meant: aws guardduty delete-ip-set %s --ip-set-id %s"
                        .formatted(where, blind.id()));
            default ->
                List.of("unless it is meant: aws guardduty delete-trusted-entity-set %s --trusted-entity-set-id %s"
                        .formatted(where, blind.id()));
        };
    }
}
