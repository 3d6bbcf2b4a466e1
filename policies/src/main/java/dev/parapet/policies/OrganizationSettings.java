package dev.parapet.policies;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * How the organization is to be set up. Nothing is set up without this section.
 *
 * @param role by which the management account enters the others
 * @param accounts that have a task
 * @param regions that are watched, in order of codes; leaving one out never takes anything off
 * @param units what the units are called
 * @param services that are turned on everywhere
 * @param protections of GuardDuty, as its API calls them
 * @param policies where the organization policies hold already
 * @param quarantine whether an account that joins is held until it is set up
 * @param trail the trail of the organization; absent: none is made
 * @param root what is done about the root users of members
 * @param budget what the organization means to spend in a month; absent: no budget is made
 * @param contacts whom AWS calls beside the owner, by kind: {@code security}, {@code billing}, {@code operations}
 * @param repair the steps whose drift a scheduled run repairs
 * @param options how the services are set up
 */
public record OrganizationSettings(
        String role,
        Posts accounts,
        List<String> regions,
        UnitNames units,
        Set<Service> services,
        Set<String> protections,
        RollOut policies,
        boolean quarantine,
        Optional<TrailWish> trail,
        RootUsers root,
        Optional<Budget> budget,
        Map<String, Contact> contacts,
        Set<String> repair,
        ServiceOptions options) {
    /** What AWS itself makes in every account that Organizations creates. */
    public static final String ROLE = "OrganizationAccountAccessRole";

    public OrganizationSettings {
        regions = List.copyOf(regions);
        services = Set.copyOf(services);
        protections = Set.copyOf(protections);
        contacts = Map.copyOf(contacts);
        repair = Set.copyOf(repair);
    }

    /**
     * Accounts with a task, by number.
     *
     * @param security administers the security services for all others
     * @param logArchive keeps what is recorded; the security account where it is absent
     */
    public record Posts(String security, Optional<String> logArchive) {
        /** Where logs are kept. */
        public String archive() {
            return logArchive.orElse(security);
        }
    }

    /**
     * The units by path, outermost first.
     *
     * @param make whether those that are missing are made; accounts are never moved
     */
    public record UnitNames(
            String security,
            String infrastructure,
            String production,
            String nonProduction,
            String sandbox,
            String suspended,
            String staging,
            boolean make) {
        /** The shape that AWS recommends. */
        public static final UnitNames STANDARD = new UnitNames(
                "Security",
                "Infrastructure",
                "Workloads/Production",
                "Workloads/NonProduction",
                "Sandbox",
                "Suspended",
                "Policy-Staging",
                false);

        /** All of them. */
        public List<String> all() {
            return List.of(security, infrastructure, production, nonProduction, sandbox, suspended, staging);
        }
    }

    /** A security service of AWS that knows organizations. */
    public enum Service {
        CONFIG,
        GUARDDUTY,
        SECURITY_HUB,
        ACCESS_ANALYZER,
        INSPECTOR,
        MACIE;

        /** As the settings call it. */
        public String word() {
            return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
        }
    }

    /**
     * Where policies hold already: in some units, or where each of them belongs.
     *
     * @param units the paths of the units in which they are tried out, when {@code everywhere} is false
     */
    public record RollOut(List<String> units, boolean everywhere) {
        public RollOut {
            units = List.copyOf(units);
        }
    }

    /**
     * The trail of the organization.
     *
     * @param bucket in the log archive account
     */
    public record TrailWish(String name, String bucket) {}

    /**
     * The root users of members.
     *
     * @param central whether they are managed from the management account
     * @param removeCredentials whether passwords and keys that they have are taken away
     */
    public record RootUsers(boolean central, boolean removeCredentials) {}

    /**
     * Spending of a month, with mails at 50, 80 and 100 percent.
     *
     * @param dollars the limit
     * @param mails who hears
     */
    public record Budget(String name, int dollars, List<String> mails) {
        public Budget {
            mails = List.copyOf(mails);
        }
    }

    /** A person, or better a shared mailbox. */
    public record Contact(String name, String title, String email, String phone) {}
}
