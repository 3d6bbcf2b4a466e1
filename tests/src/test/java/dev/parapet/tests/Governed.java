package dev.parapet.tests;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.parapet.audit.MemoryTrail;
import dev.parapet.core.Author;
import dev.parapet.core.Json;
import dev.parapet.core.Trail;
import dev.parapet.organization.LiveSetup;
import dev.parapet.organization.Placed;
import dev.parapet.organization.Result;
import dev.parapet.organization.Task;
import dev.parapet.organization.Watcher;
import dev.parapet.organization.Wish;
import dev.parapet.policies.OrganizationSettings;
import dev.parapet.policies.PreventionForm;
import dev.parapet.policies.SettingsFile;
import dev.parapet.sandbox.Call;
import dev.parapet.sandbox.Organization;
import dev.parapet.sandbox.OrganizationBuilder;
import dev.parapet.sandbox.Sandbox;
import dev.parapet.scp.OrganizationPolicy;
import dev.parapet.scp.PolicyType;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** An organization seen from its management account, and what is wished for it. */
record Governed(World world, String settings) {
    static final String DENY_LEAVING = """
            {"Version":"2012-10-17","Statement":[{"Sid":"Stay","Effect":"Deny","Action":"organizations:LeaveOrganization","Resource":"*"}]}""";

    /** A new organization with so many accounts in Workloads beside security and archive. */
    static Governed fresh(Sandbox sandbox, int accounts, String... more) {
        sandbox.reset();
        OrganizationBuilder builder = Organization.in(sandbox, "security").account("archive", "Security");
        for (int n = 0; n < accounts; n++) {
            builder.account("work-%03d".formatted(n), "Workloads/Production");
        }
        Organization organization = builder.create();
        World world = new World(sandbox, organization, organization.credentials("management"));
        return new Governed(world, settings(organization, more));
    }

    private static String settings(Organization organization, String... more) {
        return """
                organization:
                  accounts: {security: "%s", log-archive: "%s"}
                  units: {make: true}
                  quarantine: true
                  trail: {bucket: governed-organization-trail}
                """.formatted(organization.security(), organization.id("archive"))
                + (more.length == 0 ? "  regions: [us-east-1, eu-west-1]\n" : String.join("", more));
    }

    Wish wish(Placed... policies) {
        OrganizationSettings wished = SettingsFile.read("parapet.yaml", settings, List.of(), PreventionForm.NONE)
                .organization()
                .orElseThrow();
        return new Wish(wished, List.of(policies));
    }

    static Placed policy(String name, String content, String target) {
        return new Placed(new OrganizationPolicy(name, PolicyType.SERVICE_CONTROL, "For a test", content), target);
    }

    Wish usual() {
        return wish(policy("parapet-stay", DENY_LEAVING, ""));
    }

    LiveSetup live(Wish wish, Trail trail) {
        return LiveSetup.read(wish, world.connection(), trail, Author.NOBODY);
    }

    LiveSetup live(Wish wish) {
        return live(wish, new MemoryTrail());
    }

    List<Call> writes() {
        return world.proxy().calls().stream().filter(Call::write).toList();
    }

    /** Everything there is at every place, read anew, with names in place of numbers: equal organizations read equal. */
    Map<String, String> everything(Wish wish) {
        LiveSetup live = live(wish);
        Map<String, String> found = new TreeMap<>();
        live.setup().plan(Watcher.NONE).stream()
                .sorted(Comparator.comparing(result -> result.task().name()))
                .map(Result::task)
                .forEach(task -> found.put(
                        named(task.name()), sorted(named(read(live, task).toString()))));
        return found;
    }

    /** Numbers order accounts by chance; without them, neither lists nor keys have an order that means something. */
    private static String sorted(String json) {
        try {
            return sorted(Json.read(json));
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static String sorted(JsonNode node) {
        if (node.isArray()) {
            return node.valueStream().map(Governed::sorted).sorted().toList().toString();
        }
        return node.isObject()
                ? node.propertyStream()
                        .map(field -> field.getKey() + "=" + sorted(field.getValue()))
                        .sorted()
                        .toList()
                        .toString()
                : node.toString();
    }

    private static JsonNode read(LiveSetup live, Task task) {
        return Json.tree(task.part().observe(live.setup().ways().in(task.site().place())));
    }

    private String named(String text) {
        String named = text;
        for (Map.Entry<String, String> account : world.organization().ids().entrySet()) {
            named = named.replace(account.getValue(), account.getKey());
        }
        return named.replaceAll("\\b(ou|r|p|o)-[a-z0-9]{4,}(-[a-z0-9]{8})?", "$1-x")
                .replaceAll("[0-9a-f]{8}-?[0-9a-f-]{24,}", "uuid");
    }
}
