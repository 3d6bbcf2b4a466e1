package dev.parapet.organization;

import dev.parapet.core.Aws;
import dev.parapet.organization.Estate.Account;
import dev.parapet.policies.OrganizationSettings;
import dev.parapet.policies.OrganizationSettings.RollOut;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import software.amazon.awssdk.services.account.AccountClient;
import software.amazon.awssdk.services.account.model.RegionOptStatus;

/** What has to be known before the first write: named while nothing is half done yet. */
public final class Preflight {
    private final Wish wish;
    private final Estate estate;
    private final List<Objection> found = new ArrayList<>();

    private Preflight(Wish wish, Estate estate) {
        this.wish = wish;
        this.estate = estate;
    }

    /** All objections to setting this organization up so, the gravest first. */
    public static List<Objection> of(Wish wish, Estate estate) {
        Preflight preflight = new Preflight(wish, estate);
        preflight.features();
        preflight.posts();
        preflight.regions();
        preflight.units();
        preflight.suspended();
        preflight.policies();
        return preflight.found.stream()
                .sorted(java.util.Comparator.comparing(Objection::stops).reversed())
                .toList();
    }

    private void features() {
        if (!estate.allFeatures()) {
            found.add(
                    Objection.stop(
                            "organization %s only shares its bill".formatted(estate.id()),
                            "turn all features on (aws organizations enable-all-features) and let every invited account agree"));
        }
    }

    private void posts() {
        OrganizationSettings.Posts posts = wish.settings().accounts();
        post("security", posts.security());
        posts.logArchive().ifPresent(account -> post("log-archive", account));
        if (posts.security().equals(estate.management())) {
            found.add(
                    Objection.stop(
                            "organization.accounts.security is the management account %s".formatted(posts.security()),
                            "name another: the management account cannot be a delegated administrator, and no policy binds it"));
        }
    }

    private void post(String post, String number) {
        Optional<Account> account = estate.account(number);
        if (account.isEmpty()) {
            found.add(Objection.stop(
                    "organization.accounts.%s is %s, which is no account of organization %s"
                            .formatted(post, number, estate.id()),
                    "name an account that is, or invite it"));
        } else if (!account.get().active()) {
            found.add(Objection.stop(
                    "organization.accounts.%s is %s, which is %s"
                            .formatted(post, number, account.get().state()),
                    "name an active account"));
        }
    }

    private void regions() {
        wish.settings().regions().stream()
                .filter(region -> !estate.regions().contains(region))
                .forEach(region -> found.add(Objection.stop(
                        "region %s is off in the management account".formatted(region),
                        "turn it on (aws account enable-region --region-name %s), or leave it out of organization.regions"
                                .formatted(region))));
    }

    /** A unit that policies are to hold in, and that has vanished or was renamed. */
    private void units() {
        RollOut rollOut = wish.settings().policies();
        boolean made = wish.settings().units().make();
        Stream<String> named = Stream.concat(
                rollOut.units().stream(),
                wish.policies().stream().map(Placed::target).filter(target -> !target.isEmpty()));
        named.distinct()
                .filter(unit -> !unit.matches("\\d{12}"))
                .filter(unit -> estate.unit(unit).isEmpty()
                        && !(made && wish.settings().units().all().contains(unit)))
                .filter(unit -> !wish.policies().isEmpty())
                .forEach(unit -> found.add(Objection.stop(
                        "there is no unit %s, where policies are to hold".formatted(unit),
                        "make it, name another in organization.policies.in, or set organization.units.make: true")));
    }

    private void suspended() {
        String closed = estate.accounts().stream()
                .filter(account -> !account.active())
                .map(account -> "%s (%s)".formatted(account.id(), account.state()))
                .collect(Collectors.joining(", "));
        if (!closed.isEmpty()) {
            found.add(Objection.note(
                    "these accounts are not active and are left out: " + closed,
                    "move them to the unit %s".formatted(wish.settings().units().suspended())));
        }
    }

    private void policies() {
        found.addAll(LockOut.of(wish.policies(), wish.settings().role(), estate.partition()));
    }

    /**
     * What has to be asked for: whether the security account has the regions on that need an opt-in.
     *
     * @param aws the management account
     */
    public static List<Objection> asked(Wish wish, Estate estate, Aws aws) {
        AccountClient client = aws.client(AccountClient::builder);
        List<Objection> found = new ArrayList<>();
        Set<String> optedIn =
                client.listRegionsPaginator(to -> to.regionOptStatusContains(RegionOptStatus.ENABLED)).stream()
                        .flatMap(page -> page.regions().stream())
                        .map(region -> region.regionName())
                        .filter(wish.settings().regions()::contains)
                        .collect(Collectors.toSet());
        for (String region : optedIn) {
            estate.active().stream()
                    .filter(account -> !account.id().equals(estate.management()))
                    .filter(account -> client.getRegionOptStatus(
                                            to -> to.accountId(account.id()).regionName(region))
                                    .regionOptStatus()
                            != RegionOptStatus.ENABLED)
                    .forEach(account -> found.add(Objection.note(
                            "region %s is off in account %s, which is not watched there"
                                    .formatted(region, account.id()),
                            "aws account enable-region --account-id %s --region-name %s"
                                    .formatted(account.id(), region))));
        }
        return found;
    }
}
