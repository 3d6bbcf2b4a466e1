package dev.parapet.organization;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The organization as it was found, before anything was written.
 *
 * @param partition {@code aws}, {@code aws-cn} or {@code aws-us-gov}
 * @param home the region from which Parapet is run
 * @param id of the organization, {@code o-…}
 * @param management the number of its management account
 * @param caller the account whose credentials are at hand
 * @param allFeatures whether it is more than one bill
 * @param root the id of its root, {@code r-…}
 * @param policyTypes that are on at the root, as the API calls them
 * @param units in order of their paths
 * @param accounts in order of their numbers, whatever their state
 * @param regions that the management account has on
 */
public record Estate(
        String partition,
        String home,
        String id,
        String management,
        String caller,
        boolean allFeatures,
        String root,
        Set<String> policyTypes,
        List<Unit> units,
        List<Account> accounts,
        Set<String> regions) {
    public Estate {
        policyTypes = Set.copyOf(policyTypes);
        units = List.copyOf(units);
        accounts = List.copyOf(accounts);
        regions = Set.copyOf(regions);
    }

    /**
     * An organizational unit.
     *
     * @param path outermost first: {@code Workloads/Production}
     */
    public record Unit(String id, String path) {}

    /**
     * An account.
     *
     * @param state {@code ACTIVE}, {@code SUSPENDED}, {@code PENDING_CLOSURE} and what AWS adds to these
     * @param unit the path of the unit it lies in; empty at the root
     */
    public record Account(String id, String name, String email, String state, String unit) {
        /** Whether one can get into it. */
        public boolean active() {
            return state.equals("ACTIVE");
        }
    }

    /** Those one can get into. */
    public List<Account> active() {
        return accounts.stream().filter(Account::active).toList();
    }

    /** The account of that number. */
    public Optional<Account> account(String number) {
        return accounts.stream().filter(account -> account.id().equals(number)).findFirst();
    }

    /** The unit of that path. */
    public Optional<Unit> unit(String path) {
        return units.stream().filter(unit -> unit.path().equals(path)).findFirst();
    }
}
