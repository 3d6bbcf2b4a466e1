package dev.parapet.organization.contacts;

import com.google.auto.service.AutoService;
import dev.parapet.organization.Scope;
import dev.parapet.organization.Site;
import dev.parapet.organization.Step;
import dev.parapet.organization.contacts.AlternateContacts.Contact;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.account.model.AlternateContactType;

/** Each account says it for itself, which the management account could not do for its own. */
@AutoService(Step.class)
public final class ContactsStep implements Step {
    /** What others come after. */
    public static final String ID = "contacts";

    @Override
    public String id() {
        return ID;
    }

    @Override
    public String title() {
        return "AWS knows whom to call";
    }

    @Override
    public Scope scope() {
        return Scope.ACCOUNT;
    }

    @Override
    public Optional<AlternateContacts> at(Site site) {
        Map<AlternateContactType, Contact> wished = new EnumMap<>(AlternateContactType.class);
        site.wish()
                .settings()
                .contacts()
                .forEach((kind, contact) -> wished.put(
                        AlternateContactType.fromValue(kind.toUpperCase(Locale.ROOT)),
                        new Contact(contact.name(), contact.title(), contact.email(), contact.phone())));
        return wished.isEmpty()
                ? Optional.empty()
                : Optional.of(new AlternateContacts(
                        Optional.empty(),
                        wished,
                        site.wish().settings().options().replaceContacts()));
    }
}
