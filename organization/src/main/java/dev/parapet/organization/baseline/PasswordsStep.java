package dev.parapet.organization.baseline;

import com.google.auto.service.AutoService;
import dev.parapet.organization.Scope;
import dev.parapet.organization.Site;
import dev.parapet.organization.Step;
import java.util.Optional;

/** The password policy of each account, never weaker than it was. */
@AutoService(Step.class)
public final class PasswordsStep implements Step {
    /** What others come after. */
    public static final String ID = "password-policy";

    @Override
    public String id() {
        return ID;
    }

    @Override
    public String title() {
        return "passwords are long in every account";
    }

    @Override
    public Scope scope() {
        return Scope.ACCOUNT;
    }

    @Override
    public Optional<Passwords> at(Site site) {
        return site.wish().settings().options().passwords()
                ? Optional.of(new Passwords(PasswordPolicy.CIS))
                : Optional.empty();
    }
}
