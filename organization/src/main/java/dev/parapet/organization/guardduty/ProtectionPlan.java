package dev.parapet.organization.guardduty;

import java.util.Optional;
import java.util.Set;

/** What GuardDuty can look at beside its foundation; each is paid for by what it looks at. */
public enum ProtectionPlan {
    S3_DATA_EVENTS,
    EKS_AUDIT_LOGS,
    EBS_MALWARE_PROTECTION,
    RDS_LOGIN_EVENTS,
    LAMBDA_NETWORK_LOGS,
    RUNTIME_MONITORING,
    /** Lets GuardDuty put its agent on EC2 instances. */
    EC2_AGENT_MANAGEMENT,
    /** Lets GuardDuty put its agent beside Fargate tasks. */
    ECS_FARGATE_AGENT_MANAGEMENT,
    /** Lets GuardDuty put its agent on EKS nodes. */
    EKS_ADDON_MANAGEMENT;

    /** All that needs no agent. */
    public static final Set<ProtectionPlan> AGENTLESS =
            Set.of(S3_DATA_EVENTS, EKS_AUDIT_LOGS, EBS_MALWARE_PROTECTION, RDS_LOGIN_EVENTS, LAMBDA_NETWORK_LOGS);

    /** The agents. */
    public static final Set<ProtectionPlan> AGENTS =
            Set.of(RUNTIME_MONITORING, EC2_AGENT_MANAGEMENT, ECS_FARGATE_AGENT_MANAGEMENT, EKS_ADDON_MANAGEMENT);

    /** AWS has the agents as additional configuration of another plan. */
    boolean isAgent() {
        return name().endsWith("_MANAGEMENT");
    }

    static Optional<ProtectionPlan> of(String name) {
        return Set.of(values()).stream()
                .filter(plan -> plan.name().equals(name))
                .findFirst();
    }
}
