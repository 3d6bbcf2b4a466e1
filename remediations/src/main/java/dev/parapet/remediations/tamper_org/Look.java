package dev.parapet.remediations.tamper_org;

import dev.parapet.core.Aws;
import dev.parapet.core.Target;
import dev.parapet.remediations.tamper_org.TamperOrg.Standing;
import java.util.Optional;
import software.amazon.awssdk.services.organizations.OrganizationsClient;
import software.amazon.awssdk.services.organizations.model.AccountNotFoundException;
import software.amazon.awssdk.services.organizations.model.AccountStatus;
import software.amazon.awssdk.services.organizations.model.AwsOrganizationsNotInUseException;
import software.amazon.awssdk.services.organizations.model.ChildNotFoundException;
import software.amazon.awssdk.services.organizations.model.PolicyNotFoundException;
import software.amazon.awssdk.services.organizations.model.PolicyTypeStatus;

/** Whether what a call did still stands: one read for each kind of call, and a second for a policy's name. */
final class Look {
    private final Target target;
    private final OrganizationsClient organizations;
    private final String id;

    private Look(Target target, Aws aws) {
        this.target = target;
        this.organizations = aws.client(OrganizationsClient::builder);
        this.id = target.resource().id();
    }

    static Standing at(Target target, Aws aws) {
        Look look = new Look(target, aws);
        return switch (Change.call(target)) {
            case "DetachPolicy" -> new Standing(look.attached(), look.name());
            case "UpdatePolicy", "DeletePolicy" -> new Standing(false, look.name());
            case "DisablePolicyType" -> standing(look.typeEnabled());
            case "MoveAccount" -> standing(look.movedBack());
            case "RemoveAccountFromOrganization", "CloseAccount" -> standing(look.active());
            case "LeaveOrganization" -> standing(look.inAnOrganization());
            case "DeregisterDelegatedAdministrator" -> standing(look.administers());
            case "DisableAWSServiceAccess" -> standing(look.hasAccess());
            default -> standing(false);
        };
    }

    private static Standing standing(boolean back) {
        return new Standing(back, Optional.empty());
    }

    private boolean attached() {
        String from = Change.said(target, "targetId");
        try {
            return organizations.listTargetsForPolicyPaginator(request -> request.policyId(id)).stream()
                    .flatMap(page -> page.targets().stream())
                    .anyMatch(holder -> holder.targetId().equals(from));
        } catch (PolicyNotFoundException gone) {
            return false;
        }
    }

    private Optional<String> name() {
        try {
            return Optional.of(organizations
                    .describePolicy(request -> request.policyId(id))
                    .policy()
                    .policySummary()
                    .name());
        } catch (PolicyNotFoundException gone) {
            return Optional.empty();
        }
    }

    private boolean typeEnabled() {
        String type = Change.said(target, "policyType");
        return organizations.listRootsPaginator(request -> {}).stream()
                .flatMap(page -> page.roots().stream())
                .flatMap(root -> root.policyTypes().stream())
                .anyMatch(known -> known.typeAsString().equals(type) && known.status() == PolicyTypeStatus.ENABLED);
    }

    private boolean movedBack() {
        String from = Change.said(target, "sourceParentId");
        try {
            return organizations.listParents(request -> request.childId(id)).parents().stream()
                    .anyMatch(parent -> parent.id().equals(from));
        } catch (ChildNotFoundException | AccountNotFoundException gone) {
            return false;
        }
    }

    private boolean active() {
        try {
            return organizations
                            .describeAccount(request -> request.accountId(id))
                            .account()
                            .status()
                    == AccountStatus.ACTIVE;
        } catch (AccountNotFoundException gone) {
            return false;
        }
    }

    private boolean inAnOrganization() {
        try {
            organizations.describeOrganization(request -> {});
            return true;
        } catch (AwsOrganizationsNotInUseException left) {
            return false;
        }
    }

    private boolean administers() {
        String service = Change.said(target, "servicePrincipal");
        return organizations.listDelegatedAdministratorsPaginator(request -> request.servicePrincipal(service)).stream()
                .flatMap(page -> page.delegatedAdministrators().stream())
                .anyMatch(administrator -> administrator.id().equals(id));
    }

    private boolean hasAccess() {
        String service = Change.said(target, "servicePrincipal");
        return organizations.listAWSServiceAccessForOrganizationPaginator(request -> {}).stream()
                .flatMap(page -> page.enabledServicePrincipals().stream())
                .anyMatch(known -> known.servicePrincipal().equals(service));
    }
}
