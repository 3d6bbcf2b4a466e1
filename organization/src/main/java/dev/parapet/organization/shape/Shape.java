package dev.parapet.organization.shape;

import com.google.auto.service.AutoService;
import dev.parapet.core.Aws;
import dev.parapet.organization.Change;
import dev.parapet.organization.Part;
import dev.parapet.organization.Proposal;
import dev.parapet.organization.Scope;
import dev.parapet.organization.Site;
import dev.parapet.organization.Step;
import dev.parapet.organization.UnitTree;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import software.amazon.awssdk.services.organizations.OrganizationsClient;
import software.amazon.awssdk.services.organizations.model.DuplicateOrganizationalUnitException;

/** The units that policies and people rely on. They are proposed, and made where the settings ask for it. */
@AutoService(Step.class)
public final class Shape implements Step {
    /** What others come after. */
    public static final String ID = "units";

    @Override
    public String id() {
        return ID;
    }

    @Override
    public String title() {
        return "the organization has the units that it needs";
    }

    @Override
    public Scope scope() {
        return Scope.ORGANIZATION;
    }

    @Override
    public Optional<Tree> at(Site site) {
        var units = site.wish().settings().units();
        return Optional.of(new Tree(site.estate().root(), units.all(), units.make()));
    }

    /**
     * The units by path.
     *
     * @param make whether those that are missing are made
     */
    record Tree(String root, List<String> wished, boolean make) implements Part<Map<String, String>> {
        @Override
        public Map<String, String> observe(Aws aws) {
            return UnitTree.read(aws.client(OrganizationsClient::builder), root);
        }

        @Override
        public Proposal plan(Map<String, String> units) {
            SortedSet<String> missing = new TreeSet<>();
            wished.forEach(path -> missing.addAll(withThoseAbove(path)));
            missing.removeAll(units.keySet());
            return make
                    ? new Proposal(
                            missing.stream()
                                    .map(path -> new MakeUnit(root, path))
                                    .toList(),
                            List.of())
                    : new Proposal(
                            List.of(), missing.stream().map(Tree::proposed).toList());
        }

        private static List<String> withThoseAbove(String path) {
            List<String> paths = new ArrayList<>();
            for (int slash = path.indexOf('/'); slash > 0; slash = path.indexOf('/', slash + 1)) {
                paths.add(path.substring(0, slash));
            }
            paths.add(path);
            return paths;
        }

        private static String proposed(String path) {
            return "there is no unit %s: make it, name another, or set organization.units.make: true".formatted(path);
        }
    }

    /** Makes one unit, empty. */
    record MakeUnit(String root, String path) implements Change {
        @Override
        public Kind kind() {
            return Kind.CREATE;
        }

        @Override
        public String api() {
            return "organizations:CreateOrganizationalUnit";
        }

        @Override
        public String describe() {
            return "unit %s: none -> empty".formatted(path);
        }

        @Override
        public void apply(Aws aws) {
            OrganizationsClient organizations = aws.client(OrganizationsClient::builder);
            int slash = path.lastIndexOf('/');
            String above = slash < 0 ? "" : path.substring(0, slash);
            String parent = UnitTree.id(organizations, root, above).orElseThrow();
            try {
                organizations.createOrganizationalUnit(to -> to.parentId(parent).name(path.substring(slash + 1)));
            } catch (DuplicateOrganizationalUnitException somebodyWasQuicker) {
                // It is there, which is all that was wanted.
            }
        }
    }
}
