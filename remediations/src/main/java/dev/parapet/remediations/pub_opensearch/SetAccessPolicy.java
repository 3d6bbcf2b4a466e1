package dev.parapet.remediations.pub_opensearch;

import dev.parapet.core.Action;
import dev.parapet.core.Aws;
import dev.parapet.core.Effect;
import dev.parapet.core.Effect.Undo;
import dev.parapet.core.Risk;
import dev.parapet.remediations.shared.ResourcePolicy;
import dev.parapet.remediations.shared.Statement;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.opensearch.OpenSearchClient;

/** Moves a domain's access policy, whole; its undo is the same move backwards. Without a policy, IAM alone decides. */
record SetAccessPolicy(String domain, Optional<String> before, Optional<String> after) implements Action {
    /** A change of the policy replaces no nodes; requests that only an open statement let in are refused at once. */
    static final Effect EFFECT = new Effect("es:UpdateDomainConfig", Risk.SAFE, Undo.EXACT);

    @Override
    public Effect effect() {
        return EFFECT;
    }

    @Override
    public String describe() {
        List<Statement> then = statements(before);
        List<Statement> now = statements(after);
        return "OpenSearch domain %s: statements in the access policy %d -> %d%s%s"
                .formatted(domain, then.size(), now.size(), told(", without ", then, now), told(", with ", now, then));
    }

    private static List<Statement> statements(Optional<String> policy) {
        return policy.map(ResourcePolicy::of).map(ResourcePolicy::statements).orElse(List.of());
    }

    private static String told(String word, List<Statement> these, List<Statement> others) {
        return these.stream()
                .filter(statement -> !others.contains(statement))
                .map(statement -> word + statement.text())
                .collect(Collectors.joining());
    }

    /** The empty text is how AWS is told to drop the policy. */
    @Override
    public void apply(Aws aws) {
        aws.client(OpenSearchClient::builder)
                .updateDomainConfig(request -> request.domainName(domain).accessPolicies(after.orElse("")));
    }

    @Override
    public Optional<Action> undo() {
        return Optional.of(new SetAccessPolicy(domain, after, before));
    }
}
