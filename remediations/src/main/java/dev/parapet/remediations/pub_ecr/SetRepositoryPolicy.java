package dev.parapet.remediations.pub_ecr;

import dev.parapet.core.Action;
import dev.parapet.core.Aws;
import dev.parapet.core.Effect;
import dev.parapet.core.Effect.Undo;
import dev.parapet.core.Risk;
import dev.parapet.remediations.shared.ResourcePolicy;
import java.util.Optional;
import software.amazon.awssdk.services.ecr.EcrClient;

/** Moves a repository from one policy to another; absent is none. Its undo puts the text before back, to the letter. */
record SetRepositoryPolicy(String repository, Optional<String> before, Optional<String> after) implements Action {
    /** Clusters of other accounts that pull by the open statement fail at their next start, so a person is asked. */
    static final Effect SET = new Effect("ecr:SetRepositoryPolicy", Risk.DISRUPTIVE, Undo.EXACT);

    static final Effect DELETE = new Effect("ecr:DeleteRepositoryPolicy", Risk.DISRUPTIVE, Undo.EXACT);

    @Override
    public Effect effect() {
        return after.isPresent() ? SET : DELETE;
    }

    @Override
    public String describe() {
        return "ECR repository %s: statements open to everybody %d -> %d%s"
                .formatted(repository, open(before), open(after), after.isPresent() ? "" : ", without a policy");
    }

    private static int open(Optional<String> policy) {
        return policy.map(text -> ResourcePolicy.of(text).open().size()).orElse(0);
    }

    /** Forced: ECR refuses a policy that denies setting the next one, and whatever is sent here was in force before. */
    @Override
    public void apply(Aws aws) {
        EcrClient ecr = aws.client(EcrClient::builder);
        after.ifPresentOrElse(
                policy -> ecr.setRepositoryPolicy(request ->
                        request.repositoryName(repository).policyText(policy).force(true)),
                () -> ecr.deleteRepositoryPolicy(request -> request.repositoryName(repository)));
    }

    @Override
    public Optional<Action> undo() {
        return Optional.of(new SetRepositoryPolicy(repository, after, before));
    }
}
