package dev.parapet.organization.config;

import com.fasterxml.jackson.databind.JsonNode;
import dev.parapet.core.Control;
import dev.parapet.core.Parameter;
import dev.parapet.core.Trigger.ConfigRule;
import dev.parapet.organization.config.ManagedRule.Reach;
import dev.parapet.policies.Settings;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** The Config rules that the guardrails listen to, derived from what they declare: no second list to keep in step. */
public final class GuardrailRules {
    /** Config has its own name for most rules in capitals; for these it has another. */
    private static final Map<String, String> IDENTIFIERS = Map.of(
            "cloudtrail-enabled", "CLOUD_TRAIL_ENABLED",
            "restricted-common-ports", "RESTRICTED_INCOMING_TRAFFIC");

    /** Left out: every port open to the world is a fault to it, 443 too, and the two rules for database ports say the rest. */
    private static final Set<String> TOO_LOUD = Set.of("vpc-sg-open-only-to-authorized-ports");

    /** Without these it would look at the ports of FTP and remote desktops; it takes five. */
    private static final Map<String, String> DATABASE_PORTS = Map.of(
            "blockedPort1", "1433",
            "blockedPort2", "1521",
            "blockedPort3", "3306",
            "blockedPort4", "5432",
            "blockedPort5", "27017");

    private static final Map<String, Map<String, String>> FIXED = Map.of(
            "redshift-cluster-configuration-check", Map.of("clusterDbEncrypted", "true", "loggingEnabled", "true"),
            "restricted-common-ports", DATABASE_PORTS,
            "vpc-sg-port-restriction-check", Map.of("restrictPorts", "1433,1521,3306,5432,5439,6379,9200,11211,27017"));

    /** A rule's parameter that says the same as a guardrail's, so that both judge alike. */
    private record Shared(String parameter, String guardrail, String setting) {}

    private static final Map<String, Shared> SHARED = Map.of(
            "access-keys-rotated", new Shared("maxAccessKeyAge", "iam-key-stale", "deactivate-days"),
            "iam-user-unused-credentials-check", new Shared("maxCredentialUsageAge", "iam-key-unused", "unused-days"));

    private GuardrailRules() {}

    /** All rules, by name. */
    public static List<ManagedRule> of(Collection<Control> controls, Settings settings) {
        Map<String, String> types = new TreeMap<>();
        controls.stream()
                .flatMap(control -> control.triggers().stream())
                .flatMap(trigger -> trigger instanceof ConfigRule rule
                        ? Optional.of(rule).stream()
                        : Optional.<ConfigRule>empty().stream())
                .filter(rule -> !TOO_LOUD.contains(rule.rule()))
                .forEach(rule -> types.merge(rule.rule(), rule.resourceType(), GuardrailRules::wider));
        return types.entrySet().stream()
                .map(rule -> rule(rule.getKey(), rule.getValue(), controls, settings))
                .toList();
    }

    /** Those of a region. */
    static List<ManagedRule> in(String region, String home, Collection<ManagedRule> rules) {
        return rules.stream().filter(rule -> rule.reach().covers(region, home)).toList();
    }

    private static String wider(String one, String other) {
        return reach("", one) == Reach.EVERYWHERE ? one : other;
    }

    private static ManagedRule rule(String name, String type, Collection<Control> controls, Settings settings) {
        String identifier =
                IDENTIFIERS.getOrDefault(name, name.toUpperCase(Locale.ROOT).replace('-', '_'));
        return new ManagedRule(name, identifier, parameters(name, controls, settings), reach(name, type));
    }

    private static Map<String, String> parameters(String name, Collection<Control> controls, Settings settings) {
        Shared shared = SHARED.get(name);
        return shared == null
                ? FIXED.getOrDefault(name, Map.of())
                : Map.of(shared.parameter(), value(shared, controls, settings));
    }

    private static String value(Shared shared, Collection<Control> controls, Settings settings) {
        JsonNode set = settings.guardrail(shared.guardrail()).parameters().get(shared.setting());
        return set == null ? standard(shared, controls) : set.asText();
    }

    private static String standard(Shared shared, Collection<Control> controls) {
        return controls.stream()
                .filter(control -> control.id().equals(shared.guardrail()))
                .flatMap(control -> control.parameters().stream())
                .filter(parameter -> parameter.name().equals(shared.setting()))
                .map(Parameter::standard)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(
                        "no guardrail " + shared.guardrail() + " with a parameter " + shared.setting()));
    }

    /** The name decides for rules about an account, whose resource type does not tell IAM from the rest. */
    private static Reach reach(String name, String type) {
        if (type.startsWith("AWS::CloudFront::")) {
            return Reach.NORTH_VIRGINIA;
        }
        return type.startsWith("AWS::IAM::") || name.startsWith("iam-") ? Reach.HOME : Reach.EVERYWHERE;
    }
}
