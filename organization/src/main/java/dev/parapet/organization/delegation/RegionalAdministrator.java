package dev.parapet.organization.delegation;

import dev.parapet.core.Aws;
import dev.parapet.organization.Change;
import dev.parapet.organization.Part;
import dev.parapet.organization.Proposal;
import dev.parapet.organization.delegation.Delegation.Named;
import java.util.List;

/**
 * The security account as a service's administrator in one region. Another account that is there already stays: taking it off
 * would drop its members, and only a person can want that.
 *
 * @param account the security account
 */
public record RegionalAdministrator(Delegation service, String account) implements Part<List<Named>> {
    @Override
    public List<Named> observe(Aws aws) {
        return service.named(aws);
    }

    /** Names the account where nobody is named. */
    @Override
    public Proposal plan(List<Named> named) {
        if (named.stream().anyMatch(it -> it.account().equals(account) && !it.leaving())) {
            return Proposal.nothing();
        }
        return named.stream()
                .findFirst()
                .map(this::held)
                .orElseGet(() -> Proposal.of(new NameAdministrator(service, account)));
    }

    private Proposal held(Named holder) {
        return holder.leaving()
                ? Proposal.waiting(
                        "%s: %s is being taken off as administrator".formatted(service.service(), holder.account()))
                : Proposal.blocked(
                        "%s: %s is the administrator, not %s; keep it and say so in the settings, or take it off in every region by hand"
                                .formatted(service.service(), holder.account(), account));
    }

    /** Names the administrator. */
    record NameAdministrator(Delegation service, String account) implements Change {
        @Override
        public Kind kind() {
            return Kind.CREATE;
        }

        @Override
        public String api() {
            return service.api();
        }

        @Override
        public String describe() {
            return "%s administrator: none -> %s".formatted(service.service(), account);
        }

        @Override
        public void apply(Aws aws) {
            service.name(aws, account);
        }
    }
}
