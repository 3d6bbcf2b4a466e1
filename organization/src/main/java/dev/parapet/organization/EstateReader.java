package dev.parapet.organization;

import dev.parapet.core.Aws;
import dev.parapet.core.Origin;
import dev.parapet.organization.Estate.Account;
import dev.parapet.organization.Estate.Unit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.account.AccountClient;
import software.amazon.awssdk.services.account.model.RegionOptStatus;
import software.amazon.awssdk.services.organizations.OrganizationsClient;
import software.amazon.awssdk.services.organizations.model.Organization;
import software.amazon.awssdk.services.organizations.model.OrganizationFeatureSet;
import software.amazon.awssdk.services.organizations.model.PolicyTypeStatus;
import software.amazon.awssdk.services.organizations.model.PolicyTypeSummary;
import software.amazon.awssdk.services.organizations.model.Root;
import software.amazon.awssdk.services.sts.StsClient;

/** Reads the organization, from above: one call a unit and each twenty accounts. */
public final class EstateReader {
    private final OrganizationsClient organizations;
    private final List<Unit> units = new ArrayList<>();
    private final List<Account> accounts = new ArrayList<>();

    private EstateReader(OrganizationsClient organizations) {
        this.organizations = organizations;
    }

    /**
     * The organization that the account at hand manages.
     *
     * @param home the region from which Parapet is run
     * @throws NotManagement when that account is a member, or in no organization at all
     */
    public static Estate read(Aws aws, String home) {
        String caller = aws.client(StsClient::builder).getCallerIdentity().account();
        OrganizationsClient organizations = aws.client(OrganizationsClient::builder);
        Organization organization = NotManagement.unless(caller, organizations);
        EstateReader reader = new EstateReader(organizations);
        Root root = organizations.listRoots().roots().getFirst();
        reader.descend(root.id(), "");
        return new Estate(
                Origin.partitionOf(home),
                home,
                organization.id(),
                organization.masterAccountId(),
                caller,
                organization.featureSet() == OrganizationFeatureSet.ALL,
                root.id(),
                policyTypes(root),
                reader.units.stream().sorted(Comparator.comparing(Unit::path)).toList(),
                reader.accounts.stream()
                        .sorted(Comparator.comparing(Account::id))
                        .toList(),
                regions(aws));
    }

    private static Set<String> policyTypes(Root root) {
        return root.policyTypes().stream()
                .filter(type -> type.status() == PolicyTypeStatus.ENABLED)
                .map(PolicyTypeSummary::typeAsString)
                .collect(Collectors.toSet());
    }

    private void descend(String parent, String path) {
        organizations.listAccountsForParentPaginator(to -> to.parentId(parent)).stream()
                .flatMap(page -> page.accounts().stream())
                .map(account ->
                        new Account(account.id(), account.name(), account.email(), account.statusAsString(), path))
                .forEach(accounts::add);
        organizations.listOrganizationalUnitsForParentPaginator(to -> to.parentId(parent)).stream()
                .flatMap(page -> page.organizationalUnits().stream())
                .forEach(unit -> {
                    String below = path.isEmpty() ? unit.name() : path + "/" + unit.name();
                    units.add(new Unit(unit.id(), below));
                    descend(unit.id(), below);
                });
    }

    private static Set<String> regions(Aws aws) {
        return aws
                .client(AccountClient::builder)
                .listRegionsPaginator(
                        to -> to.regionOptStatusContains(RegionOptStatus.ENABLED, RegionOptStatus.ENABLED_BY_DEFAULT))
                .stream()
                .flatMap(page -> page.regions().stream())
                .map(region -> region.regionName())
                .collect(Collectors.toSet());
    }
}
