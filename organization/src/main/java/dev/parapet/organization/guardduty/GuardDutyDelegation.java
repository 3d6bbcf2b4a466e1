package dev.parapet.organization.guardduty;

import dev.parapet.core.Aws;
import dev.parapet.organization.delegation.Delegation;
import java.util.List;
import software.amazon.awssdk.services.guardduty.GuardDutyClient;
import software.amazon.awssdk.services.guardduty.model.AdminStatus;

/** GuardDuty's administrator of a region. It has to be the same account in all regions. */
public record GuardDutyDelegation() implements Delegation {
    @Override
    public String service() {
        return "GuardDuty";
    }

    @Override
    public String api() {
        return "guardduty:EnableOrganizationAdminAccount";
    }

    @Override
    public List<Named> named(Aws aws) {
        return aws.client(GuardDutyClient::builder).listOrganizationAdminAccountsPaginator(to -> {}).stream()
                .flatMap(page -> page.adminAccounts().stream())
                .map(found -> new Named(found.adminAccountId(), found.adminStatus() == AdminStatus.DISABLE_IN_PROGRESS))
                .toList();
    }

    @Override
    public void name(Aws aws, String account) {
        aws.client(GuardDutyClient::builder).enableOrganizationAdminAccount(to -> to.adminAccountId(account));
    }
}
