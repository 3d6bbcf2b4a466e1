package dev.parapet.scp.oracle;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.parapet.core.Json;
import dev.parapet.scp.Policies;
import dev.parapet.scp.actions.AuthorizationTable;
import dev.parapet.scp.evaluate.Attachments;
import dev.parapet.scp.evaluate.Evaluator;
import dev.parapet.scp.evaluate.Members;
import dev.parapet.scp.evaluate.NamedPolicy;
import dev.parapet.scp.evaluate.Permissions;
import dev.parapet.scp.evaluate.Request;
import dev.parapet.scp.language.Effect;
import dev.parapet.scp.language.Policy;
import dev.parapet.scp.language.Principals;
import dev.parapet.scp.language.Selection;
import dev.parapet.scp.language.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.random.RandomGenerator;

/** Requests with policies in all places, and what we say to them. */
final class Cases {
    private static final String ACCOUNT = "111122223333";
    private static final String PRINCIPAL = "arn:aws:iam::111122223333:role/ops";
    private static final List<String> LEVELS = List.of("root", "ou-a", ACCOUNT);
    private static final NamedPolicy FULL = new NamedPolicy(
            "FullAWSAccess",
            Policy.of(List.of(Statement.of("Full", Effect.ALLOW, Selection.of("*"), Selection.of("*")))));

    private final RandomGenerator random;
    private final Policies policies;

    Cases(RandomGenerator random, boolean odd) {
        this.random = random;
        this.policies = new Policies(random, odd);
    }

    ObjectNode next() {
        Map<String, List<String>> context = policies.context();
        context.putIfAbsent("aws:PrincipalArn", List.of(PRINCIPAL));
        context.put("aws:PrincipalAccount", List.of(ACCOUNT));
        String action = policies.one(List.copyOf(Policies.CALLS.keySet()));
        String resource = policies.one(Policies.CALLS.getOrDefault(action, List.of()));
        Request request = Request.of(PRINCIPAL, ACCOUNT, List.of("ou-a"), action, resource, context, Set.of());
        ObjectNode written = switch (random.nextInt(4)) {
            case 0 -> identity(request);
            case 1 -> statement(request);
            default -> organization(request);
        };
        ObjectNode keys = Json.object();
        context.forEach((key, values) -> keys.set(key, value(key, values)));
        written.put("principal", PRINCIPAL)
                .put("account", ACCOUNT)
                .put("action", action)
                .put("resource", resource);
        written.set("context", keys);
        return written;
    }

    /** Keys of many values are lists there even when they have one. */
    private static JsonNode value(String key, List<String> values) {
        return AuthorizationTable.shipped().isManyValued(key)
                ? Json.array(values.toArray(String[]::new))
                : Json.text(values.getFirst());
    }

    /** One deny alone, so that a disagreement shows where it comes from. */
    private ObjectNode statement(Request request) {
        Policy deny = Policy.of(List.of(policies.statement("D", Effect.DENY)));
        Map<String, List<NamedPolicy>> attached = new LinkedHashMap<>();
        LEVELS.forEach(level -> attached.put(level, List.of(FULL)));
        attached.put("root", List.of(FULL, new NamedPolicy("deny", deny)));
        Evaluator evaluator =
                new Evaluator(new Attachments(attached, Map.of()), Members.UNKNOWN, AuthorizationTable.shipped());
        ObjectNode written = Json.object().put("kind", "statement");
        written.set("scp", levels(attached));
        return written.put("ours", evaluator.evaluate(request).decision().word());
    }

    private ObjectNode organization(Request request) {
        Map<String, List<NamedPolicy>> serviceControl = new LinkedHashMap<>();
        Map<String, List<NamedPolicy>> resourceControl = new LinkedHashMap<>();
        for (String level : LEVELS) {
            serviceControl.put(level, withAllow(some(level)));
            resourceControl.put(level, random.nextInt(3) == 0 ? List.of(denyOnly(level)) : List.of());
        }
        Evaluator evaluator = new Evaluator(
                new Attachments(serviceControl, resourceControl), Members.UNKNOWN, AuthorizationTable.shipped());
        ObjectNode written = Json.object().put("kind", "organization");
        written.set("scp", levels(serviceControl));
        written.set("rcp", levels(resourceControl));
        return written.put("ours", evaluator.evaluate(request).decision().word());
    }

    private List<NamedPolicy> some(String level) {
        return random.nextInt(2) == 0 ? List.of() : List.of(new NamedPolicy("p-" + level, policies.policy()));
    }

    /** Mostly with FullAWSAccess beside, and always with something that allows. */
    private List<NamedPolicy> withAllow(List<NamedPolicy> some) {
        boolean allows = some.stream()
                .flatMap(named -> named.policy().statements().stream())
                .anyMatch(statement -> statement.effect() == Effect.ALLOW);
        List<NamedPolicy> all = new ArrayList<>(some);
        if (!allows || random.nextInt(3) > 0) {
            all.add(FULL);
        }
        return all;
    }

    /** A resource control policy over S3, the one service of the world here that has them. */
    private NamedPolicy denyOnly(String level) {
        Statement drawn = policies.statement("R", Effect.DENY);
        Statement statement = new Statement(
                drawn.sid(),
                Effect.DENY,
                Optional.of(Principals.everybody()),
                Selection.of(policies.one(List.of("s3:*", "s3:Get*", "s3:PutObject"))),
                drawn.resources(),
                drawn.conditions());
        return new NamedPolicy("r-" + level, Policy.of(List.of(statement)));
    }

    private ObjectNode identity(Request request) {
        List<NamedPolicy> identity = List.of(new NamedPolicy("a", policies.policy()), allowing("b"));
        Optional<List<NamedPolicy>> boundary =
                random.nextInt(2) == 0 ? Optional.of(List.of(allowing("boundary"))) : Optional.empty();
        Optional<List<NamedPolicy>> session =
                random.nextInt(3) == 0 ? Optional.of(List.of(allowing("session"))) : Optional.empty();
        ObjectNode written = Json.object().put("kind", "identity");
        written.set("identity", Json.arrayOf(identity.stream().map(Cases::named).toList()));
        boundary.ifPresent(policy -> written.set(
                "boundary", Json.arrayOf(policy.stream().map(Cases::named).toList())));
        session.ifPresent(policy -> written.set("session", document(policy.getFirst())));
        return written.put(
                "ours",
                new Permissions(identity, boundary, session)
                        .evaluate(request)
                        .decision()
                        .word());
    }

    private NamedPolicy allowing(String name) {
        List<Statement> statements = new ArrayList<>(
                List.of(policies.statement("A0", Effect.ALLOW), policies.statement("A1", Effect.ALLOW)));
        if (random.nextBoolean()) {
            statements.add(FULL.policy().statements().getFirst());
        }
        return new NamedPolicy(name, Policy.of(statements));
    }

    private static JsonNode levels(Map<String, List<NamedPolicy>> levels) {
        return Json.arrayOf(levels.entrySet().stream()
                .map(level -> {
                    ObjectNode node = Json.object().put("orgIdentifier", level.getKey());
                    node.set(
                            "policies",
                            Json.arrayOf(
                                    level.getValue().stream().map(Cases::named).toList()));
                    return node;
                })
                .toList());
    }

    private static ObjectNode named(NamedPolicy named) {
        ObjectNode node = Json.object().put("name", named.name());
        node.set("policy", document(named));
        return node;
    }

    private static JsonNode document(NamedPolicy named) {
        try {
            return Json.read(named.policy().json());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("what we write is JSON", e);
        }
    }
}
