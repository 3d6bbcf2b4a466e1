package dev.parapet.organization.inspector;

import dev.parapet.core.Aws;
import dev.parapet.organization.delegation.Delegation;
import java.util.List;
import software.amazon.awssdk.services.inspector2.Inspector2Client;
import software.amazon.awssdk.services.inspector2.model.DelegatedAdminStatus;

/** Inspector's administrator of a region. */
public record InspectorDelegation() implements Delegation {
    @Override
    public String service() {
        return "Inspector";
    }

    @Override
    public String api() {
        return "inspector2:EnableDelegatedAdminAccount";
    }

    @Override
    public List<Named> named(Aws aws) {
        return aws.client(Inspector2Client::builder).listDelegatedAdminAccountsPaginator(to -> {}).stream()
                .flatMap(page -> page.delegatedAdminAccounts().stream())
                .map(found -> new Named(found.accountId(), found.status() == DelegatedAdminStatus.DISABLE_IN_PROGRESS))
                .toList();
    }

    @Override
    public void name(Aws aws, String account) {
        aws.client(Inspector2Client::builder).enableDelegatedAdminAccount(to -> to.delegatedAdminAccountId(account));
    }
}
