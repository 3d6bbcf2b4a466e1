package dev.parapet.scp.catalogue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.parapet.core.Json;
import dev.parapet.scp.PolicyType;
import dev.parapet.scp.evaluate.Evaluator;
import dev.parapet.scp.evaluate.NamedPolicy;
import dev.parapet.scp.language.Dialect;
import dev.parapet.scp.language.Policy;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * One folder of the catalogue.
 *
 * @param id {@code ENC-1}
 * @param title what holds when it is attached
 * @param standard whether it is on unless the settings switch it off
 * @param wave when to attach it: 1 is felt by nobody, 4 needs a look at what it would deny first
 * @param at where it is attached unless the settings say otherwise: {@code root}, or units by their path
 * @param frameworks requirements by framework, by our own judgement
 * @param template the policy before it is filled in
 * @param readme its page
 */
public record Document(
        String id,
        String title,
        PolicyType type,
        boolean standard,
        int wave,
        List<String> at,
        Map<String, List<String>> frameworks,
        JsonNode template,
        String readme,
        List<Case> cases) {
    /** Rollout order, then by name. */
    public static final Comparator<Document> ORDER =
            Comparator.comparingInt(Document::wave).thenComparing(Document::id);

    public Document {
        at = List.copyOf(at);
        frameworks = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(frameworks));
        cases = List.copyOf(cases);
    }

    /** The parameters that it speaks of. */
    public SortedSet<Parameter> parameters() {
        SortedSet<Parameter> found = new TreeSet<>();
        Placeholder.PATTERN
                .matcher(template.toString())
                .results()
                .map(result -> result.group(1))
                .filter(key -> !key.equals("#"))
                .forEach(key -> found.add(Placeholder.parameter(key)));
        return found;
    }

    /** The parameters that have to be set before it can be filled in. */
    public List<Parameter> missing(Parameters parameters) {
        return parameters().stream()
                .filter(parameter -> parameters.values(parameter).isEmpty())
                .toList();
    }

    /** Filled in; nothing when no statement is left, or a parameter is {@link #missing}. */
    public Optional<Content> fill(Parameters parameters) {
        if (!missing(parameters).isEmpty()) {
            return Optional.empty();
        }
        return switch (type) {
            case SERVICE_CONTROL -> statements(parameters, Dialect.SERVICE_CONTROL);
            case RESOURCE_CONTROL -> statements(parameters, Dialect.RESOURCE_CONTROL);
            case DECLARATIVE_EC2, S3, TAG, AI_SERVICES_OPT_OUT, BACKUP ->
                Optional.of(new Content.Attributes(Template.of(parameters).fill(template)));
        };
    }

    private Optional<Content> statements(Parameters parameters, Dialect dialect) {
        Placeholder placeholder = new Placeholder(parameters, Map.of());
        List<ObjectNode> statements = template.path("Statement")
                .valueStream()
                .flatMap(each -> new StatementTemplate((ObjectNode) each).fill(placeholder))
                .toList();
        if (statements.isEmpty()) {
            return Optional.empty();
        }
        ObjectNode policy = Json.object().put("Version", Policy.CURRENT);
        policy.set("Statement", Json.arrayOf(statements));
        return Optional.of(new Content.Statements(Policy.parse(policy.toString(), dialect)));
    }

    /** What of its cases fails when this stands at the root instead of it, in sentences. */
    public List<String> failures(Optional<Content> content) {
        return switch (content.orElse(null)) {
            case null -> failures(evaluator(List.of()));
            case Content.Statements(Policy policy) -> failures(evaluator(List.of(new NamedPolicy(id, policy))));
            case Content.Attributes(JsonNode attributes) ->
                cases.stream()
                        .flatMap(each -> each instanceof Case.Setting setting
                                ? setting.failure(attributes).map(problem -> each.id() + ": " + problem).stream()
                                : java.util.stream.Stream.empty())
                        .toList();
        };
    }

    private List<String> failures(Evaluator evaluator) {
        return cases.stream()
                .flatMap(each -> each instanceof Case.Call call
                        ? call.failure(evaluator).map(problem -> each.id() + ": " + problem).stream()
                        : java.util.stream.Stream.empty())
                .toList();
    }

    private Evaluator evaluator(List<NamedPolicy> policies) {
        return type == PolicyType.RESOURCE_CONTROL
                ? Evaluator.atRoot(List.of(), policies)
                : Evaluator.atRoot(policies, List.of());
    }
}
