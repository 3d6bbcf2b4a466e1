package dev.parapet.organization;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import software.amazon.awssdk.services.organizations.OrganizationsClient;
import software.amazon.awssdk.services.organizations.model.OrganizationalUnit;

/** The units of an organization by path, as they are now: the setup itself makes some. */
public final class UnitTree {
    private UnitTree() {}

    /** Every unit's id by its path; the root is the empty path. One call a unit. */
    public static Map<String, String> read(OrganizationsClient organizations, String root) {
        Map<String, String> ids = new TreeMap<>(Map.of("", root));
        descend(organizations, root, "", ids);
        return ids;
    }

    private static void descend(
            OrganizationsClient organizations, String parent, String path, Map<String, String> ids) {
        organizations.listOrganizationalUnitsForParentPaginator(to -> to.parentId(parent)).stream()
                .flatMap(page -> page.organizationalUnits().stream())
                .forEach(unit -> {
                    String below = path.isEmpty() ? unit.name() : path + "/" + unit.name();
                    ids.put(below, unit.id());
                    descend(organizations, unit.id(), below, ids);
                });
    }

    /** The id of the unit at a path, climbed down from the root; empty where there is none. */
    public static Optional<String> id(OrganizationsClient organizations, String root, String path) {
        if (path.isEmpty()) {
            return Optional.of(root);
        }
        int slash = path.lastIndexOf('/');
        return id(organizations, root, slash < 0 ? "" : path.substring(0, slash))
                .flatMap(parent -> child(organizations, parent, path.substring(slash + 1)));
    }

    private static Optional<String> child(OrganizationsClient organizations, String parent, String name) {
        return organizations.listOrganizationalUnitsForParentPaginator(to -> to.parentId(parent)).stream()
                .flatMap(page -> page.organizationalUnits().stream())
                .filter(unit -> unit.name().equals(name))
                .map(OrganizationalUnit::id)
                .findFirst();
    }
}
