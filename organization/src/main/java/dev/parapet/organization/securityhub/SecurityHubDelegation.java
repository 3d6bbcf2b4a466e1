package dev.parapet.organization.securityhub;

import dev.parapet.core.Aws;
import dev.parapet.organization.delegation.Delegation;
import java.util.List;
import software.amazon.awssdk.services.securityhub.SecurityHubClient;
import software.amazon.awssdk.services.securityhub.model.AdminStatus;

/** Security Hub's administrator of a region. It has to be the same account in all regions. */
public record SecurityHubDelegation() implements Delegation {
    @Override
    public String service() {
        return "Security Hub";
    }

    @Override
    public String api() {
        return "securityhub:EnableOrganizationAdminAccount";
    }

    @Override
    public List<Named> named(Aws aws) {
        return aws.client(SecurityHubClient::builder).listOrganizationAdminAccountsPaginator(to -> {}).stream()
                .flatMap(page -> page.adminAccounts().stream())
                .map(found -> new Named(found.accountId(), found.status() == AdminStatus.DISABLE_IN_PROGRESS))
                .toList();
    }

    @Override
    public void name(Aws aws, String account) {
        aws.client(SecurityHubClient::builder).enableOrganizationAdminAccount(to -> to.adminAccountId(account));
    }
}
