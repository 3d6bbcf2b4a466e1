package dev.parapet.organization.macie;

import dev.parapet.core.Aws;
import dev.parapet.organization.delegation.Delegation;
import java.util.List;
import software.amazon.awssdk.services.macie2.Macie2Client;
import software.amazon.awssdk.services.macie2.model.AdminStatus;

/** Macie's administrator of a region. */
public record MacieDelegation() implements Delegation {
    @Override
    public String service() {
        return "Macie";
    }

    @Override
    public String api() {
        return "macie2:EnableOrganizationAdminAccount";
    }

    @Override
    public List<Named> named(Aws aws) {
        return aws.client(Macie2Client::builder).listOrganizationAdminAccountsPaginator(to -> {}).stream()
                .flatMap(page -> page.adminAccounts().stream())
                .map(found -> new Named(found.accountId(), found.status() == AdminStatus.DISABLING_IN_PROGRESS))
                .toList();
    }

    @Override
    public void name(Aws aws, String account) {
        aws.client(Macie2Client::builder).enableOrganizationAdminAccount(to -> to.adminAccountId(account));
    }
}
