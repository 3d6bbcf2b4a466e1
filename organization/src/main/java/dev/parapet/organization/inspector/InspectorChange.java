package dev.parapet.organization.inspector;

import dev.parapet.core.Aws;
import dev.parapet.organization.Change;
import dev.parapet.organization.Shortfall;
import dev.parapet.organization.inspector.InspectorMembers.Scan;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.inspector2.Inspector2Client;
import software.amazon.awssdk.services.inspector2.model.FailedAccount;

/** What is written under Inspector, all of it by the administrator. */
sealed interface InspectorChange extends Change {
    /** Says what is scanned in accounts to come; the call replaces what was said before. */
    record ScanNew(Set<InspectorMembers.Scan> scans) implements InspectorChange {
        @Override
        public Kind kind() {
            return Kind.UPDATE;
        }

        @Override
        public String api() {
            return "inspector2:UpdateOrganizationConfiguration";
        }

        @Override
        public String describe() {
            return "Inspector of new accounts: " + words(scans);
        }

        @Override
        public void apply(Aws aws) {
            aws.client(Inspector2Client::builder)
                    .updateOrganizationConfiguration(to -> to.autoEnable(it -> it.ec2(scans.contains(Scan.EC2))
                            .ecr(scans.contains(Scan.ECR))
                            .lambda(scans.contains(Scan.LAMBDA))
                            .lambdaCode(scans.contains(Scan.LAMBDA_CODE))));
        }
    }

    /** Takes one account in. */
    record TakeIn(String account) implements InspectorChange {
        @Override
        public Kind kind() {
            return Kind.CREATE;
        }

        @Override
        public String api() {
            return "inspector2:AssociateMember";
        }

        @Override
        public boolean alone() {
            return true;
        }

        @Override
        public String describe() {
            return "Inspector members: + " + account;
        }

        @Override
        public void apply(Aws aws) {
            aws.client(Inspector2Client::builder).associateMember(to -> to.accountId(account));
        }
    }

    /** Turns scans on. */
    record ScanAccounts(List<String> accounts, List<InspectorMembers.Scan> scans) implements InspectorChange {
        @Override
        public Kind kind() {
            return Kind.UPDATE;
        }

        @Override
        public String api() {
            return "inspector2:Enable";
        }

        @Override
        public boolean alone() {
            return true;
        }

        @Override
        public String describe() {
            return "Inspector of %s: + %s".formatted(String.join(", ", accounts), words(scans));
        }

        @Override
        public void apply(Aws aws) {
            List<FailedAccount> failed = aws.client(Inspector2Client::builder)
                    .enable(to -> to.accountIds(accounts)
                            .resourceTypesWithStrings(
                                    scans.stream().map(Enum::name).toList()))
                    .failedAccounts();
            if (!failed.isEmpty()) {
                throw Shortfall.accounts(failed.stream()
                        .map(account -> account.accountId() + ": " + account.errorMessage())
                        .sorted()
                        .toList());
            }
        }
    }

    private static String words(Collection<InspectorMembers.Scan> scans) {
        return scans.stream()
                .sorted()
                .map(scan -> scan.name().toLowerCase(Locale.ROOT).replace('_', ' '))
                .collect(Collectors.joining(", "));
    }
}
