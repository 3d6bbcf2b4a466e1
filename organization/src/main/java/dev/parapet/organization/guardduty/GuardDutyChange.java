package dev.parapet.organization.guardduty;

import dev.parapet.core.Aws;
import dev.parapet.organization.Change;
import dev.parapet.organization.Shortfall;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.guardduty.GuardDutyClient;
import software.amazon.awssdk.services.guardduty.model.AccountDetail;
import software.amazon.awssdk.services.guardduty.model.AutoEnableMembers;
import software.amazon.awssdk.services.guardduty.model.UnprocessedAccount;

/** What is written under GuardDuty, all of it by the administrator. */
sealed interface GuardDutyChange extends Change {
    /** Turns plans on in the administrator's own detector. */
    record ProtectAdministrator(String detector, Set<ProtectionPlan> plans) implements GuardDutyChange {
        @Override
        public Kind kind() {
            return Kind.UPDATE;
        }

        @Override
        public String api() {
            return "guardduty:UpdateDetector";
        }

        @Override
        public String describe() {
            return "GuardDuty of the administrator: + " + words(plans);
        }

        @Override
        public void apply(Aws aws) {
            aws.client(GuardDutyClient::builder)
                    .updateDetector(to -> to.detectorId(detector).features(Features.forDetector(plans)));
        }
    }

    /** Says what every account gets, those to come too. */
    record ProtectEveryone(String detector, boolean before, Set<ProtectionPlan> plans) implements GuardDutyChange {
        @Override
        public Kind kind() {
            return Kind.UPDATE;
        }

        @Override
        public String api() {
            return "guardduty:UpdateOrganizationConfiguration";
        }

        @Override
        public String describe() {
            return "GuardDuty of the organization: %sall accounts%s"
                    .formatted(before ? "" : "not all accounts -> ", plans.isEmpty() ? "" : ", + " + words(plans));
        }

        @Override
        public void apply(Aws aws) {
            aws.client(GuardDutyClient::builder).updateOrganizationConfiguration(to -> {
                to.detectorId(detector).autoEnableOrganizationMembers(AutoEnableMembers.ALL);
                if (!plans.isEmpty()) {
                    to.features(Features.forOrganization(plans));
                }
            });
        }
    }

    /**
     * Takes accounts in, which also gives them a detector.
     *
     * @param accounts with the addresses of their owners
     */
    record TakeIn(String detector, SortedMap<String, String> accounts) implements GuardDutyChange {
        @Override
        public Kind kind() {
            return Kind.CREATE;
        }

        @Override
        public String api() {
            return "guardduty:CreateMembers";
        }

        @Override
        public boolean alone() {
            return true;
        }

        @Override
        public String describe() {
            return "GuardDuty members: + " + String.join(", ", accounts.keySet());
        }

        @Override
        public void apply(Aws aws) {
            List<AccountDetail> details = accounts.entrySet().stream()
                    .map(account -> AccountDetail.builder()
                            .accountId(account.getKey())
                            .email(account.getValue())
                            .build())
                    .toList();
            refuse(aws.client(GuardDutyClient::builder)
                    .createMembers(to -> to.detectorId(detector).accountDetails(details))
                    .unprocessedAccounts());
        }
    }

    /** Turns plans on in members. */
    record ProtectMembers(String detector, List<String> accounts, Set<ProtectionPlan> plans)
            implements GuardDutyChange {
        @Override
        public Kind kind() {
            return Kind.UPDATE;
        }

        @Override
        public String api() {
            return "guardduty:UpdateMemberDetectors";
        }

        @Override
        public boolean alone() {
            return true;
        }

        @Override
        public String describe() {
            return "GuardDuty of %s: + %s".formatted(String.join(", ", accounts), words(plans));
        }

        @Override
        public void apply(Aws aws) {
            refuse(aws.client(GuardDutyClient::builder)
                    .updateMemberDetectors(
                            to -> to.detectorId(detector).accountIds(accounts).features(Features.forMember(plans)))
                    .unprocessedAccounts());
        }
    }

    private static String words(Set<ProtectionPlan> plans) {
        return new TreeSet<>(plans)
                .stream().map(plan -> plan.name().toLowerCase(Locale.ROOT)).collect(Collectors.joining(", "));
    }

    private static void refuse(List<UnprocessedAccount> unprocessed) {
        if (!unprocessed.isEmpty()) {
            throw Shortfall.accounts(unprocessed.stream()
                    .map(account -> account.accountId() + ": " + account.result())
                    .sorted()
                    .toList());
        }
    }
}
