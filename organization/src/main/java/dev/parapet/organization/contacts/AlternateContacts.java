package dev.parapet.organization.contacts;

import dev.parapet.core.Aws;
import dev.parapet.organization.Change;
import dev.parapet.organization.Part;
import dev.parapet.organization.Proposal;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.account.AccountClient;
import software.amazon.awssdk.services.account.model.AlternateContact;
import software.amazon.awssdk.services.account.model.AlternateContactType;
import software.amazon.awssdk.services.account.model.ResourceNotFoundException;

/**
 * Whom AWS calls about one account beside its owner, written from the management account. A contact that somebody gave an
 * account is its own, unless the settings say that it is to be replaced.
 *
 * @param account the account; empty for the management account itself, which may not name itself
 * @param wished by kind
 * @param replace whether others are replaced
 */
public record AlternateContacts(Optional<String> account, Map<AlternateContactType, Contact> wished, boolean replace)
        implements Part<Map<AlternateContactType, AlternateContacts.Contact>> {
    public AlternateContacts {
        wished = Map.copyOf(wished);
    }

    /** A person, or better a shared mailbox. */
    public record Contact(String name, String title, String email, String phone) {}

    /** Those that are there, of the kinds wished. */
    @Override
    public Map<AlternateContactType, Contact> observe(Aws aws) {
        Map<AlternateContactType, Contact> found = new EnumMap<>(AlternateContactType.class);
        wished.keySet().forEach(kind -> read(aws, kind).ifPresent(contact -> found.put(kind, contact)));
        return found;
    }

    private Optional<Contact> read(Aws aws, AlternateContactType kind) {
        try {
            AlternateContact found = aws.client(AccountClient::builder)
                    .getAlternateContact(
                            to -> to.accountId(account.orElse(null)).alternateContactType(kind))
                    .alternateContact();
            return Optional.of(new Contact(found.name(), found.title(), found.emailAddress(), found.phoneNumber()));
        } catch (ResourceNotFoundException none) {
            return Optional.empty();
        }
    }

    /** Missing ones, and others where they are to be replaced. */
    @Override
    public Proposal plan(Map<AlternateContactType, Contact> there) {
        List<Change> changes = new ArrayList<>();
        List<String> notes = new ArrayList<>();
        wished.entrySet().stream().sorted(Map.Entry.comparingByKey()).forEach(wish -> {
            Contact found = there.get(wish.getKey());
            if (found == null || (replace && !found.equals(wish.getValue()))) {
                changes.add(new PutContact(account, wish.getKey(), Optional.ofNullable(found), wish.getValue()));
            } else if (!found.equals(wish.getValue())) {
                notes.add("adopted %s contact %s".formatted(words(wish.getKey()), found.email()));
            }
        });
        return new Proposal(changes, notes);
    }

    private static String words(AlternateContactType kind) {
        return kind.toString().toLowerCase(Locale.ROOT);
    }

    /** Gives the account a contact. */
    record PutContact(Optional<String> account, AlternateContactType type, Optional<Contact> before, Contact after)
            implements Change {
        @Override
        public Kind kind() {
            return before.isPresent() ? Kind.UPDATE : Kind.CREATE;
        }

        @Override
        public String api() {
            return "account:PutAlternateContact";
        }

        @Override
        public boolean alone() {
            return true;
        }

        @Override
        public String describe() {
            return "%s contact: %s -> %s"
                    .formatted(words(type), before.map(Contact::email).orElse("none"), after.email());
        }

        @Override
        public void apply(Aws aws) {
            aws.client(AccountClient::builder)
                    .putAlternateContact(to -> to.accountId(account.orElse(null))
                            .alternateContactType(type)
                            .name(after.name())
                            .title(after.title())
                            .emailAddress(after.email())
                            .phoneNumber(after.phone()));
        }
    }
}
