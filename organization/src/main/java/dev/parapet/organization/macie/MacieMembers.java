package dev.parapet.organization.macie;

import dev.parapet.core.Aws;
import dev.parapet.organization.Change;
import dev.parapet.organization.Part;
import dev.parapet.organization.Proposal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.macie2.Macie2Client;

/**
 * All accounts under Macie in one region. AWS takes them in one a call, so each is a write of its own that can be resumed.
 *
 * @param accounts the other active accounts of the organization, with the addresses of their owners
 */
public record MacieMembers(SortedMap<String, String> accounts) implements Part<MacieMembers.State> {
    public MacieMembers {
        accounts = Collections.unmodifiableSortedMap(new TreeMap<>(accounts));
    }

    /** Whether accounts to come are taken in, and who is in. */
    public record State(boolean automatic, Set<String> members) {}

    /** Reads it as the administrator. */
    @Override
    public State observe(Aws aws) {
        Macie2Client macie = aws.client(Macie2Client::builder);
        return new State(
                Boolean.TRUE.equals(
                        macie.describeOrganizationConfiguration(to -> {}).autoEnable()),
                macie.listMembersPaginator(to -> {}).stream()
                        .flatMap(page -> page.members().stream())
                        .map(member -> member.accountId())
                        .collect(Collectors.toUnmodifiableSet()));
    }

    /** Accounts to come, then those that are there. */
    @Override
    public Proposal plan(State state) {
        List<Change> changes = new ArrayList<>();
        if (!state.automatic()) {
            changes.add(new TakeInNew());
        }
        accounts.forEach((account, email) -> {
            if (!state.members().contains(account)) {
                changes.add(new TakeIn(account, email));
            }
        });
        return new Proposal(changes, List.of());
    }

    /** Says that new accounts are taken in. */
    record TakeInNew() implements Change {
        @Override
        public Kind kind() {
            return Kind.UPDATE;
        }

        @Override
        public String api() {
            return "macie2:UpdateOrganizationConfiguration";
        }

        @Override
        public String describe() {
            return "Macie of new accounts: off -> on";
        }

        @Override
        public void apply(Aws aws) {
            aws.client(Macie2Client::builder).updateOrganizationConfiguration(to -> to.autoEnable(true));
        }
    }

    /** Takes one account in. */
    record TakeIn(String account, String email) implements Change {
        @Override
        public Kind kind() {
            return Kind.CREATE;
        }

        @Override
        public String api() {
            return "macie2:CreateMember";
        }

        @Override
        public boolean alone() {
            return true;
        }

        @Override
        public String describe() {
            return "Macie members: + " + account;
        }

        @Override
        public void apply(Aws aws) {
            aws.client(Macie2Client::builder)
                    .createMember(to -> to.account(it -> it.accountId(account).email(email)));
        }
    }
}
