package dev.parapet.remediations;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import software.amazon.awssdk.services.organizations.OrganizationsClient;
import software.amazon.awssdk.services.organizations.model.Parent;
import software.amazon.awssdk.services.organizations.model.ParentType;

/** The paths of units above accounts, climbed from below: one call an account, two a unit, and each only once. */
final class UnitPaths {
    private final Map<String, String> known = new ConcurrentHashMap<>();

    /** The path above an account or a unit. */
    String of(String child, OrganizationsClient organizations) {
        String cached = known.get(child);
        if (cached != null) {
            return cached;
        }
        String path = climbed(child, organizations);
        known.put(child, path);
        return path;
    }

    private String climbed(String child, OrganizationsClient organizations) {
        Parent parent = organizations
                .listParents(request -> request.childId(child))
                .parents()
                .getFirst();
        if (parent.type() == ParentType.ROOT) {
            return "";
        }
        String name = organizations
                .describeOrganizationalUnit(request -> request.organizationalUnitId(parent.id()))
                .organizationalUnit()
                .name();
        String above = of(parent.id(), organizations);
        return above.isEmpty() ? name : above + "/" + name;
    }

    /** Accounts move. */
    void forget() {
        known.clear();
    }
}
