package dev.parapet.sandbox;

import dev.parapet.core.Family;
import java.util.LinkedHashMap;
import java.util.Map;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.iam.model.EntityAlreadyExistsException;
import software.amazon.awssdk.services.organizations.OrganizationsClient;
import software.amazon.awssdk.services.organizations.model.OrganizationFeatureSet;

/** Describes an organization and then makes it: units by path, accounts by name, roles in each. */
public final class OrganizationBuilder {
    private static final String REGION = "us-east-1";

    private final Sandbox sandbox;
    private final String security;
    private final Map<String, String> unitOf = new LinkedHashMap<>();
    private final Map<String, String> units = new LinkedHashMap<>();

    OrganizationBuilder(Sandbox sandbox, String security) {
        this.sandbox = sandbox;
        this.security = security;
        account(security, "");
    }

    /** An organizational unit, such as {@code Workloads/Prod}; its parents come with it. */
    public OrganizationBuilder unit(String path) {
        units.putIfAbsent(path, "");
        return this;
    }

    /** An account in a unit; the empty path is the root. */
    public OrganizationBuilder account(String name, String unit) {
        unitOf.put(name, unit);
        return this;
    }

    /** Makes it all. */
    public Organization create() {
        OrganizationsClient organizations =
                sandbox.fixture(Organization.MANAGEMENT, REGION).client(OrganizationsClient::builder);
        organizations.createOrganization(to -> to.featureSet(OrganizationFeatureSet.ALL));
        String root = organizations.listRoots().roots().getFirst().id();
        Map<String, String> made = new LinkedHashMap<>(Map.of("", root));
        units.keySet().forEach(path -> unit(organizations, made, path));
        Map<String, String> ids = new LinkedHashMap<>(Map.of("management", Organization.MANAGEMENT));
        unitOf.forEach(
                (name, path) -> ids.put(name, account(organizations, name, root, unit(organizations, made, path))));
        String trusted = ids.getOrDefault(security, "");
        organizations.registerDelegatedAdministrator(
                to -> to.accountId(trusted).servicePrincipal("guardduty.amazonaws.com"));
        ids.values().forEach(id -> roles(id, trusted));
        return new Organization(sandbox, security, ids);
    }

    private static String unit(OrganizationsClient organizations, Map<String, String> made, String path) {
        String known = made.get(path);
        if (known != null) {
            return known;
        }
        int slash = path.lastIndexOf('/');
        String parent = unit(organizations, made, slash < 0 ? "" : path.substring(0, slash));
        String id = organizations
                .createOrganizationalUnit(to -> to.parentId(parent).name(path.substring(slash + 1)))
                .organizationalUnit()
                .id();
        made.put(path, id);
        return id;
    }

    private static String account(OrganizationsClient organizations, String name, String root, String unit) {
        String id = organizations
                .createAccount(to -> to.accountName(name).email(name + "@example.com"))
                .createAccountStatus()
                .accountId();
        if (!unit.equals(root)) {
            organizations.moveAccount(
                    to -> to.accountId(id).sourceParentId(root).destinationParentId(unit));
        }
        return id;
    }

    private void roles(String account, String trusted) {
        IamClient iam = sandbox.fixture(account, REGION).client(IamClient::builder);
        String trust = """
                {"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Action": ["sts:AssumeRole", "sts:TagSession"],
                "Principal": {"AWS": "arn:aws:iam::%s:root"}}]}""".formatted(trusted);
        for (Family family : Family.values()) {
            try {
                iam.createRole(
                        to -> to.path("/parapet/").roleName(family.slug()).assumeRolePolicyDocument(trust));
            } catch (EntityAlreadyExistsException kept) {
                iam.updateAssumeRolePolicy(to -> to.roleName(family.slug()).policyDocument(trust));
            }
        }
    }
}
