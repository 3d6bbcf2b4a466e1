package dev.parapet.organization.trust;

import dev.parapet.policies.OrganizationSettings;
import dev.parapet.policies.OrganizationSettings.Service;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/** Services as AWS Organizations calls them. */
final class Principals {
    private Principals() {}

    /** Those that get trusted access. */
    static SortedSet<String> trusted(OrganizationSettings settings) {
        SortedSet<String> all = new TreeSet<>(List.of("account.amazonaws.com", "health.amazonaws.com"));
        settings.services().forEach(service -> all.addAll(of(service)));
        settings.trail().ifPresent(trail -> all.add("cloudtrail.amazonaws.com"));
        if (settings.root().central()) {
            all.add("iam.amazonaws.com");
        }
        return all;
    }

    /**
     * Those for which the security account speaks by Organizations' own list. GuardDuty, Security Hub, Inspector and Macie keep
     * a list of their own, region by region, and put the account on this one themselves.
     */
    static SortedSet<String> delegated(OrganizationSettings settings) {
        SortedSet<String> all = new TreeSet<>();
        settings.services().forEach(service -> {
            switch (service) {
                case CONFIG -> all.addAll(of(service));
                case ACCESS_ANALYZER -> all.add("access-analyzer.amazonaws.com");
                case GUARDDUTY, SECURITY_HUB, INSPECTOR, MACIE -> {}
            }
        });
        return all;
    }

    /** Config knows rules and what they are about under two names, and wants both. */
    private static List<String> of(Service service) {
        return switch (service) {
            case CONFIG -> List.of("config.amazonaws.com", "config-multiaccountsetup.amazonaws.com");
            case GUARDDUTY -> List.of("guardduty.amazonaws.com", "malware-protection.guardduty.amazonaws.com");
            case SECURITY_HUB -> List.of("securityhub.amazonaws.com");
            case ACCESS_ANALYZER -> List.of("access-analyzer.amazonaws.com");
            case INSPECTOR -> List.of("inspector2.amazonaws.com");
            case MACIE -> List.of("macie.amazonaws.com");
        };
    }
}
