package dev.parapet.organization.root;

import com.google.auto.service.AutoService;
import dev.parapet.core.Aws;
import dev.parapet.organization.Change;
import dev.parapet.organization.Part;
import dev.parapet.organization.Proposal;
import dev.parapet.organization.Scope;
import dev.parapet.organization.Site;
import dev.parapet.organization.Step;
import dev.parapet.organization.trust.TrustedAccess;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.iam.model.ServiceAccessNotEnabledException;

/** The root users of members are managed from the management account, so that they need no credentials of their own. */
@AutoService(Step.class)
public final class CentralRoot implements Step {
    /** What others come after. */
    public static final String ID = "central-root";

    @Override
    public String id() {
        return ID;
    }

    @Override
    public String title() {
        return "root users of members are managed centrally";
    }

    @Override
    public Scope scope() {
        return Scope.ORGANIZATION;
    }

    @Override
    public Set<String> after() {
        return Set.of(TrustedAccess.ID);
    }

    @Override
    public Optional<Management> at(Site site) {
        return Optional.of(new Management())
                .filter(management -> site.wish().settings().root().central());
    }

    /** What IAM can have on. */
    enum Feature {
        /** Members' root credentials can be deleted, and new accounts get none. */
        RootCredentialsManagement,
        /** The management account can enter a member as its root user, for one task. */
        RootSessions
    }

    /** What is on. */
    record Management() implements Part<Set<String>> {
        @Override
        public Set<String> observe(Aws aws) {
            try {
                return new TreeSet<>(aws.client(IamClient::builder)
                        .listOrganizationsFeatures(to -> {})
                        .enabledFeaturesAsStrings());
            } catch (ServiceAccessNotEnabledException notTrustedYet) {
                return Set.of();
            }
        }

        @Override
        public Proposal plan(Set<String> on) {
            List<Enable> changes = Arrays.stream(Feature.values())
                    .filter(feature -> !on.contains(feature.name()))
                    .map(Enable::new)
                    .toList();
            return new Proposal(changes, List.of());
        }
    }

    /** Turns one of them on. */
    record Enable(Feature feature) implements Change {
        @Override
        public Kind kind() {
            return Kind.CREATE;
        }

        @Override
        public String api() {
            return "iam:EnableOrganizations" + feature.name();
        }

        @Override
        public String describe() {
            return "%s of the organization: off -> on".formatted(feature.name());
        }

        @Override
        public void apply(Aws aws) {
            IamClient iam = aws.client(IamClient::builder);
            switch (feature) {
                case RootCredentialsManagement -> iam.enableOrganizationsRootCredentialsManagement(to -> {});
                case RootSessions -> iam.enableOrganizationsRootSessions(to -> {});
            }
        }
    }
}
