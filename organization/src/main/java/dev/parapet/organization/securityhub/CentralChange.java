package dev.parapet.organization.securityhub;

import dev.parapet.core.Aws;
import dev.parapet.organization.Change;
import dev.parapet.organization.Shortfall;
import dev.parapet.organization.securityhub.CentralState.Policy;
import java.util.Collection;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.securityhub.SecurityHubClient;
import software.amazon.awssdk.services.securityhub.model.AutoEnableStandards;
import software.amazon.awssdk.services.securityhub.model.ConfigurationPolicySummary;
import software.amazon.awssdk.services.securityhub.model.OrganizationConfigurationConfigurationType;
import software.amazon.awssdk.services.securityhub.model.SecurityHubPolicy;

/** What is written under Security Hub's central configuration. */
sealed interface CentralChange extends Change {
    /** From every account for itself to policies; AWS wants the two older switches off for it. */
    record ConfigureCentrally() implements CentralChange {
        @Override
        public Kind kind() {
            return Kind.UPDATE;
        }

        @Override
        public String api() {
            return "securityhub:UpdateOrganizationConfiguration";
        }

        @Override
        public String describe() {
            return "Security Hub of the organization: each account by itself -> configured centrally";
        }

        @Override
        public void apply(Aws aws) {
            aws.client(SecurityHubClient::builder)
                    .updateOrganizationConfiguration(to -> to.autoEnable(false)
                            .autoEnableStandards(AutoEnableStandards.NONE)
                            .organizationConfiguration(
                                    it -> it.configurationType(OrganizationConfigurationConfigurationType.CENTRAL)));
        }
    }

    /** Makes the policy; all controls of its standards are on. */
    record CreatePolicy(SortedSet<String> standards) implements CentralChange {
        @Override
        public Kind kind() {
            return Kind.CREATE;
        }

        @Override
        public String api() {
            return "securityhub:CreateConfigurationPolicy";
        }

        @Override
        public String describe() {
            return "Security Hub policy %s: none -> %s".formatted(CentralConfiguration.NAME, words(standards));
        }

        @Override
        public void apply(Aws aws) {
            aws.client(SecurityHubClient::builder)
                    .createConfigurationPolicy(to -> to.name(CentralConfiguration.NAME)
                            .description("Security Hub in every account, kept by Parapet")
                            .configurationPolicy(policy -> policy.securityHub(hub -> hub.serviceEnabled(true)
                                    .enabledStandardIdentifiers(standards)
                                    .securityControlsConfiguration(
                                            controls -> controls.disabledSecurityControlIdentifiers(List.of())))));
        }
    }

    /** Adds standards to the policy; those it has, and the controls somebody turned off in it, stay. */
    record WidenPolicy(String id, Policy before, SortedSet<String> wanted) implements CentralChange {
        @Override
        public Kind kind() {
            return Kind.UPDATE;
        }

        @Override
        public String api() {
            return "securityhub:UpdateConfigurationPolicy";
        }

        @Override
        public String describe() {
            SortedSet<String> missing = new TreeSet<>(wanted);
            missing.removeAll(before.standards());
            return "Security Hub policy %s: %s+ %s"
                    .formatted(before.name(), before.on() ? "" : "off -> on, ", words(missing));
        }

        @Override
        public void apply(Aws aws) {
            SecurityHubClient hub = aws.client(SecurityHubClient::builder);
            // The call replaces the whole policy, with the controls and parameters that somebody chose in it.
            SecurityHubPolicy there = hub.getConfigurationPolicy(to -> to.identifier(id))
                    .configurationPolicy()
                    .securityHub();
            SortedSet<String> all = new TreeSet<>(there.enabledStandardIdentifiers());
            all.addAll(wanted);
            SecurityHubPolicy.Builder wider =
                    there.toBuilder().serviceEnabled(true).enabledStandardIdentifiers(all);
            if (there.securityControlsConfiguration() == null) {
                wider.securityControlsConfiguration(controls -> controls.disabledSecurityControlIdentifiers(List.of()));
            }
            hub.updateConfigurationPolicy(
                    to -> to.identifier(id).configurationPolicy(policy -> policy.securityHub(wider.build())));
        }
    }

    /** Puts every account under the policy, which may have been made a moment ago. */
    record PutAtRoot(String root, String before) implements CentralChange {
        @Override
        public Kind kind() {
            return before.equals("none") ? Kind.CREATE : Kind.UPDATE;
        }

        @Override
        public String api() {
            return "securityhub:StartConfigurationPolicyAssociation";
        }

        @Override
        public String describe() {
            return "Security Hub at the root: %s -> policy %s".formatted(before, CentralConfiguration.NAME);
        }

        @Override
        public void apply(Aws aws) {
            SecurityHubClient hub = aws.client(SecurityHubClient::builder);
            String id = hub.listConfigurationPoliciesPaginator(to -> {}).stream()
                    .flatMap(page -> page.configurationPolicySummaries().stream())
                    .filter(policy -> policy.name().equals(CentralConfiguration.NAME))
                    .map(ConfigurationPolicySummary::id)
                    .findFirst()
                    .orElseThrow(() -> Shortfall.of(
                            "NotShownYet", "the policy %s is not listed yet".formatted(CentralConfiguration.NAME)));
            hub.startConfigurationPolicyAssociation(
                    to -> to.configurationPolicyIdentifier(id).target(target -> target.rootId(root)));
        }
    }

    /** {@code aws-foundational-security-best-practices/v/1.0.0} of each ARN. */
    private static String words(Collection<String> standards) {
        return standards.stream()
                .map(arn -> arn.substring(arn.indexOf('/') + 1))
                .collect(Collectors.joining(", "));
    }
}
