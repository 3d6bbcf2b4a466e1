package dev.parapet.organization.guardduty;

import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import software.amazon.awssdk.services.guardduty.model.DetectorAdditionalConfiguration;
import software.amazon.awssdk.services.guardduty.model.DetectorFeatureConfiguration;
import software.amazon.awssdk.services.guardduty.model.DetectorFeatureConfigurationResult;
import software.amazon.awssdk.services.guardduty.model.FeatureStatus;
import software.amazon.awssdk.services.guardduty.model.MemberAdditionalConfiguration;
import software.amazon.awssdk.services.guardduty.model.MemberFeaturesConfiguration;
import software.amazon.awssdk.services.guardduty.model.MemberFeaturesConfigurationResult;
import software.amazon.awssdk.services.guardduty.model.OrgFeatureStatus;
import software.amazon.awssdk.services.guardduty.model.OrganizationAdditionalConfiguration;
import software.amazon.awssdk.services.guardduty.model.OrganizationFeatureConfiguration;
import software.amazon.awssdk.services.guardduty.model.OrganizationFeatureConfigurationResult;

/** Plans in the three forms in which GuardDuty speaks of them: of the organization, of a detector, of a member. */
final class Features {
    private Features() {}

    static Set<ProtectionPlan> ofOrganization(Collection<OrganizationFeatureConfigurationResult> features) {
        return plans(features.stream()
                .flatMap(it -> Stream.concat(
                        on(it.nameAsString(), it.autoEnable() == OrgFeatureStatus.ALL),
                        it.additionalConfiguration().stream()
                                .flatMap(more -> on(more.nameAsString(), more.autoEnable() == OrgFeatureStatus.ALL)))));
    }

    static Set<ProtectionPlan> ofDetector(Collection<DetectorFeatureConfigurationResult> features) {
        return plans(features.stream()
                .flatMap(it -> Stream.concat(
                        on(it.nameAsString(), it.status() == FeatureStatus.ENABLED),
                        it.additionalConfiguration().stream()
                                .flatMap(more -> on(more.nameAsString(), more.status() == FeatureStatus.ENABLED)))));
    }

    static Set<ProtectionPlan> ofMember(Collection<MemberFeaturesConfigurationResult> features) {
        return plans(features.stream()
                .flatMap(it -> Stream.concat(
                        on(it.nameAsString(), it.status() == FeatureStatus.ENABLED),
                        it.additionalConfiguration().stream()
                                .flatMap(more -> on(more.nameAsString(), more.status() == FeatureStatus.ENABLED)))));
    }

    private static Stream<String> on(String name, boolean on) {
        return on ? Stream.of(name) : Stream.empty();
    }

    /** A plan AWS has and Parapet does not know is left alone. */
    private static Set<ProtectionPlan> plans(Stream<String> names) {
        Set<ProtectionPlan> plans = EnumSet.noneOf(ProtectionPlan.class);
        names.flatMap(name -> ProtectionPlan.of(name).stream()).forEach(plans::add);
        return plans;
    }

    static List<OrganizationFeatureConfiguration> forOrganization(Set<ProtectionPlan> plans) {
        return main(plans)
                .map(plan -> OrganizationFeatureConfiguration.builder()
                        .name(plan.name())
                        .autoEnable(OrgFeatureStatus.ALL)
                        .additionalConfiguration(agents(plan, plans).stream()
                                .map(agent -> OrganizationAdditionalConfiguration.builder()
                                        .name(agent.name())
                                        .autoEnable(OrgFeatureStatus.ALL)
                                        .build())
                                .toList())
                        .build())
                .toList();
    }

    static List<DetectorFeatureConfiguration> forDetector(Set<ProtectionPlan> plans) {
        return main(plans)
                .map(plan -> DetectorFeatureConfiguration.builder()
                        .name(plan.name())
                        .status(FeatureStatus.ENABLED)
                        .additionalConfiguration(agents(plan, plans).stream()
                                .map(agent -> DetectorAdditionalConfiguration.builder()
                                        .name(agent.name())
                                        .status(FeatureStatus.ENABLED)
                                        .build())
                                .toList())
                        .build())
                .toList();
    }

    static List<MemberFeaturesConfiguration> forMember(Set<ProtectionPlan> plans) {
        return main(plans)
                .map(plan -> MemberFeaturesConfiguration.builder()
                        .name(plan.name())
                        .status(FeatureStatus.ENABLED)
                        .additionalConfiguration(agents(plan, plans).stream()
                                .map(agent -> MemberAdditionalConfiguration.builder()
                                        .name(agent.name())
                                        .status(FeatureStatus.ENABLED)
                                        .build())
                                .toList())
                        .build())
                .toList();
    }

    /** An agent comes with runtime monitoring, whether or not that is on already. */
    private static Stream<ProtectionPlan> main(Set<ProtectionPlan> plans) {
        Set<ProtectionPlan> main = EnumSet.noneOf(ProtectionPlan.class);
        plans.forEach(plan -> main.add(plan.isAgent() ? ProtectionPlan.RUNTIME_MONITORING : plan));
        return main.stream();
    }

    private static List<ProtectionPlan> agents(ProtectionPlan plan, Set<ProtectionPlan> plans) {
        return plan == ProtectionPlan.RUNTIME_MONITORING
                ? plans.stream().filter(ProtectionPlan::isAgent).sorted().toList()
                : List.of();
    }
}
