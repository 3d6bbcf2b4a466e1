package dev.parapet.remediations.tamper_org;

import dev.parapet.core.Target;
import java.util.List;

/** How a person puts it back, from the management account. */
final class ByHand {
    private ByHand() {}

    static List<String> of(Target target) {
        String id = target.resource().id();
        return switch (Change.call(target)) {
            case "DetachPolicy" ->
                List.of("aws organizations attach-policy --policy-id %s --target-id %s"
                        .formatted(id, Change.said(target, "targetId")));
            case "UpdatePolicy" ->
                List.of(
                        "see what it says now: aws organizations describe-policy --policy-id " + id,
                        before(target, "UpdatePolicy"),
                        "aws organizations update-policy --policy-id %s --content file://policy.json".formatted(id));
            case "DeletePolicy" ->
                List.of(
                        before(target, "CreatePolicy"),
                        "aws organizations create-policy --type TYPE --name NAME --description '' --content file://policy.json, and attach-policy where it was attached");
            case "DisablePolicyType" ->
                List.of(
                        "aws organizations enable-policy-type --root-id %s --policy-type %s"
                                .formatted(Change.said(target, "rootId"), Change.said(target, "policyType")),
                        "attach every policy of the type again: AWS has kept the policies and forgotten where they were attached");
            case "MoveAccount" ->
                List.of(
                        "aws organizations move-account --account-id %s --source-parent-id %s --destination-parent-id %s"
                                .formatted(
                                        id,
                                        Change.said(target, "destinationParentId"),
                                        Change.said(target, "sourceParentId")));
            case "RemoveAccountFromOrganization", "LeaveOrganization" ->
                List.of(
                        "aws organizations invite-account-to-organization --target Id=%s,Type=ACCOUNT".formatted(id),
                        "have somebody accept it there, and then: ./parapet sweep --account " + id);
            case "CloseAccount" -> List.of("ask AWS Support within 90 days to reopen account " + id);
            case "DeregisterDelegatedAdministrator" ->
                List.of("aws organizations register-delegated-administrator --account-id %s --service-principal %s"
                        .formatted(id, Change.said(target, "servicePrincipal")));
            case "DisableAWSServiceAccess" ->
                List.of(
                        "aws organizations enable-aws-service-access --service-principal "
                                + Change.said(target, "servicePrincipal"),
                        "have the service itself turn it on where it has a call of its own for that; it may have lost its administrator, too");
            default ->
                List.of(
                        "see what was done: aws cloudtrail lookup-events --region %s --lookup-attributes AttributeKey=EventSource,AttributeValue=organizations.amazonaws.com"
                                .formatted(target.resource().region()));
        };
    }

    private static String before(Target target, String call) {
        return "find what it said before in the repository it comes from, or in: aws cloudtrail lookup-events --region %s --lookup-attributes AttributeKey=EventName,AttributeValue=%s"
                .formatted(target.resource().region(), call);
    }
}
