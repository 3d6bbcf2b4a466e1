package dev.parapet.policies;

import java.util.Optional;
import java.util.Set;

/**
 * How the services of AWS are set up that are turned on everywhere; what costs more than its name says is off.
 *
 * @param configBucket where Config delivers; a bucket of Parapet's own in the log archive account where it is absent
 * @param takeOver whether recorders that others made are changed to record everything
 * @param standards of Security Hub, such as {@code aws-foundational-security-best-practices/v/1.0.0}
 * @param unusedAccessDays from when on access counts as unused; absent: no analyzer of it, as it is paid by role and user
 * @param agents whether GuardDuty may put its agents beside workloads
 * @param scans of Inspector, as its API calls them
 * @param findingsBucket the bucket that GuardDuty exports findings to; absent: it does not
 * @param findingsKey the ARN of the KMS key it exports them under
 * @param replaceContacts whether contacts that accounts gave themselves are replaced
 * @param anomalyDollars from what impact on people hear of unusual costs
 * @param passwords whether accounts ask as much of passwords as the CIS benchmark does
 */
public record ServiceOptions(
        Optional<String> configBucket,
        boolean takeOver,
        Set<String> standards,
        Optional<Integer> unusedAccessDays,
        boolean agents,
        Set<String> scans,
        Optional<String> findingsBucket,
        Optional<String> findingsKey,
        boolean replaceContacts,
        int anomalyDollars,
        boolean passwords) {
    /** What holds when nothing is said. */
    public static final ServiceOptions STANDARD = new ServiceOptions(
            Optional.empty(),
            false,
            Set.of("aws-foundational-security-best-practices/v/1.0.0"),
            Optional.empty(),
            false,
            Set.of("EC2", "ECR", "LAMBDA"),
            Optional.empty(),
            Optional.empty(),
            false,
            100,
            true);

    public ServiceOptions {
        standards = Set.copyOf(standards);
        scans = Set.copyOf(scans);
    }
}
