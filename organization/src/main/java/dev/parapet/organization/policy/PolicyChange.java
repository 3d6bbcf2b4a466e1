package dev.parapet.organization.policy;

import dev.parapet.core.Aws;
import dev.parapet.organization.Change;
import dev.parapet.organization.UnitTree;
import dev.parapet.scp.OrganizationPolicy;
import software.amazon.awssdk.services.organizations.OrganizationsClient;
import software.amazon.awssdk.services.organizations.model.DuplicatePolicyAttachmentException;
import software.amazon.awssdk.services.organizations.model.PolicyNotAttachedException;
import software.amazon.awssdk.services.organizations.model.PolicyNotFoundException;
import software.amazon.awssdk.services.organizations.model.PolicySummary;

/** A write to an organization policy. Policies go by their names, as some are made in the same breath. */
sealed interface PolicyChange extends Change {
    /** The id of a policy of ours. */
    static String id(OrganizationsClient organizations, String type, String name) {
        return organizations.listPoliciesPaginator(to -> to.filter(type)).stream()
                .flatMap(page -> page.policies().stream())
                .filter(policy -> policy.name().equals(name))
                .map(PolicySummary::id)
                .findFirst()
                .orElseThrow(() -> PolicyNotFoundException.builder()
                        .message("there is no policy " + name)
                        .statusCode(400)
                        .build());
    }

    /** A target for people. */
    static String words(String target) {
        return target.isEmpty() ? "the root" : target;
    }

    /** Makes a policy that holds nowhere yet. */
    record Make(OrganizationPolicy policy) implements PolicyChange {
        @Override
        public Kind kind() {
            return Kind.CREATE;
        }

        @Override
        public String api() {
            return "organizations:CreatePolicy";
        }

        @Override
        public String describe() {
            return "policy %s (%s): none -> %d characters, attached nowhere"
                    .formatted(
                            policy.name(),
                            policy.type().folder(),
                            policy.content().length());
        }

        @Override
        public void apply(Aws aws) {
            aws.client(OrganizationsClient::builder)
                    .createPolicy(to -> to.name(policy.name())
                            .type(policy.type().api())
                            .description(policy.description())
                            .content(policy.content())
                            .tags(PolicyReader.OWN));
        }
    }

    /** Puts another text into a policy; it holds at once, wherever it is attached. */
    record Rewrite(String id, OrganizationPolicy policy, String difference) implements PolicyChange {
        @Override
        public Kind kind() {
            return Kind.UPDATE;
        }

        @Override
        public String api() {
            return "organizations:UpdatePolicy";
        }

        @Override
        public String describe() {
            return "policy %s (%s): %s".formatted(policy.name(), policy.type().folder(), difference);
        }

        @Override
        public void apply(Aws aws) {
            aws.client(OrganizationsClient::builder)
                    .updatePolicy(to ->
                            to.policyId(id).description(policy.description()).content(policy.content()));
        }
    }

    /**
     * Lets a policy hold at a target.
     *
     * @param target the path of a unit, the number of an account, or empty for the root
     */
    record Attach(String root, String type, String name, String target) implements PolicyChange {
        @Override
        public Kind kind() {
            return Kind.CREATE;
        }

        @Override
        public String api() {
            return "organizations:AttachPolicy";
        }

        @Override
        public String describe() {
            return "policy %s at %s: detached -> attached".formatted(name, words(target));
        }

        @Override
        public void apply(Aws aws) {
            OrganizationsClient organizations = aws.client(OrganizationsClient::builder);
            String policy = id(organizations, type, name);
            String at = target.matches("\\d{12}")
                    ? target
                    : UnitTree.id(organizations, root, target).orElseThrow();
            try {
                organizations.attachPolicy(to -> to.policyId(policy).targetId(at));
            } catch (DuplicatePolicyAttachmentException done) {
                // Said twice.
            }
        }
    }

    /** Why a policy goes from a target. */
    enum Why {
        /** Nobody wishes it there any more. */
        UNWISHED("detached"),
        /** It goes on to hold there, from further up. */
        COVERED("held from above"),
        /** It was only there until something was done, and that is done. */
        SERVED("detached, as it has served");

        private final String words;

        Why(String words) {
            this.words = words;
        }
    }

    /** Lets a policy no longer hold at a target. */
    record Detach(String id, String name, String targetId, String target, Why why) implements PolicyChange {
        @Override
        public Kind kind() {
            return why == Why.UNWISHED ? Kind.DELETE : Kind.UPDATE;
        }

        @Override
        public String api() {
            return "organizations:DetachPolicy";
        }

        @Override
        public String describe() {
            return "policy %s at %s: attached -> %s".formatted(name, words(target), why.words);
        }

        @Override
        public void apply(Aws aws) {
            try {
                aws.client(OrganizationsClient::builder)
                        .detachPolicy(to -> to.policyId(id).targetId(targetId));
            } catch (PolicyNotAttachedException done) {
                // Said twice.
            }
        }
    }

    /** Deletes a policy that holds nowhere. */
    record Drop(String id, String name) implements PolicyChange {
        @Override
        public Kind kind() {
            return Kind.DELETE;
        }

        @Override
        public String api() {
            return "organizations:DeletePolicy";
        }

        @Override
        public String describe() {
            return "policy %s: attached nowhere -> gone".formatted(name);
        }

        @Override
        public void apply(Aws aws) {
            try {
                aws.client(OrganizationsClient::builder).deletePolicy(to -> to.policyId(id));
            } catch (PolicyNotFoundException done) {
                // Said twice.
            }
        }
    }
}
