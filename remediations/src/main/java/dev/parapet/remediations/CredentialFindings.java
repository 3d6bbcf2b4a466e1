package dev.parapet.remediations;

import dev.parapet.core.Finding;
import dev.parapet.core.Principal;
import dev.parapet.core.Trigger.GuardDutyType;
import java.util.List;
import java.util.stream.Stream;

/**
 * The GuardDuty findings that say an attacker holds credentials, and the line between the two guardrails that answer them.
 * Every principal lies on exactly one side: {@link #keys} or {@link #sessions}.
 */
public final class CredentialFindings {
    /** Wakes both guardrails. Discovery and policy findings are absent: they show curiosity or habit, not a theft. */
    public static final GuardDutyType TRIGGER = new GuardDutyType(List.of(
            "UnauthorizedAccess:IAMUser/",
            "CredentialAccess:IAMUser/",
            "Persistence:IAMUser/",
            "PrivilegeEscalation:IAMUser/",
            "Exfiltration:IAMUser/",
            // The other impacts are about model use, which alone is no proof of theft.
            "Impact:IAMUser/AnomalousBehavior",
            "DefenseEvasion:IAMUser/",
            "InitialAccess:IAMUser/",
            "Recon:IAMUser/",
            "PenTest:",
            "Stealth:IAMUser/",
            "UnauthorizedAccess:S3/",
            "Exfiltration:S3/",
            "Impact:S3/",
            "AttackSequence:IAM/",
            "AttackSequence:S3/"));

    private CredentialFindings() {}

    /** Whoever is named with a long-lived key, and users named without any key: somebody has to look at their keys. */
    public static Stream<Principal> keys(Finding finding) {
        return principals(finding).filter(CredentialFindings::heldAsKey);
    }

    /** Everybody else: sessions, and identities that have no key of their own. */
    public static Stream<Principal> sessions(Finding finding) {
        return principals(finding).filter(principal -> !heldAsKey(principal));
    }

    private static Stream<Principal> principals(Finding finding) {
        return finding instanceof Finding.GuardDuty threat
                        && TRIGGER.prefixes().stream().anyMatch(threat.type()::startsWith)
                ? threat.principals().stream()
                : Stream.empty();
    }

    private static boolean heldAsKey(Principal principal) {
        return principal.longLived() || (principal.type().equals("IAMUser") && !temporary(principal));
    }

    private static boolean temporary(Principal principal) {
        return principal.accessKeyId().filter(id -> id.startsWith("ASIA")).isPresent();
    }
}
