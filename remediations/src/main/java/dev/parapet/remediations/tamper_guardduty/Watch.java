package dev.parapet.remediations.tamper_guardduty;

import dev.parapet.core.Aws;
import dev.parapet.core.Target;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.guardduty.GuardDutyClient;
import software.amazon.awssdk.services.guardduty.model.DetectorStatus;
import software.amazon.awssdk.services.guardduty.model.FeatureStatus;
import software.amazon.awssdk.services.guardduty.model.GetDetectorResponse;

/**
 * What the decision needs of GuardDuty in one region.
 *
 * @param detector its id; absent where GuardDuty is not on at all
 * @param enabled whether it watches, or is suspended
 * @param left whether the account has no administrator, where it was to leave one
 * @param off those features that were to be turned off, and are
 * @param blind what was just made to hide findings, and does
 */
public record Watch(Optional<String> detector, boolean enabled, boolean left, List<String> off, Optional<Blind> blind) {
    public Watch {
        off = List.copyOf(off);
    }

    static Watch through(Target target, Aws aws) {
        GuardDutyClient guardDuty = aws.client(GuardDutyClient::builder);
        return guardDuty.listDetectorsPaginator().detectorIds().stream()
                .findFirst()
                .map(id -> of(id, target, guardDuty))
                .orElseGet(() -> new Watch(Optional.empty(), false, false, List.of(), Optional.empty()));
    }

    private static Watch of(String id, Target target, GuardDutyClient guardDuty) {
        GetDetectorResponse detector = guardDuty.getDetector(request -> request.detectorId(id));
        return new Watch(
                Optional.of(id),
                detector.status() == DetectorStatus.ENABLED,
                target.hint(Hints.LEFT).isPresent() && alone(id, guardDuty),
                target.hint(Hints.FEATURES).map(asked -> off(asked, detector)).orElse(List.of()),
                Blind.hinted(target, id, guardDuty));
    }

    private static boolean alone(String id, GuardDutyClient guardDuty) {
        return guardDuty
                        .getAdministratorAccount(request -> request.detectorId(id))
                        .administrator()
                == null;
    }

    private static List<String> off(String asked, GetDetectorResponse detector) {
        List<String> names = List.of(asked.split(" ", -1));
        return detector.features().stream()
                .filter(feature -> feature.status() == FeatureStatus.DISABLED)
                .map(feature -> feature.nameAsString())
                .filter(names::contains)
                .sorted()
                .toList();
    }
}
