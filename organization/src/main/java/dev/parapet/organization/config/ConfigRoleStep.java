package dev.parapet.organization.config;

import com.google.auto.service.AutoService;
import dev.parapet.organization.Scope;
import dev.parapet.organization.Site;
import dev.parapet.organization.Step;
import dev.parapet.policies.OrganizationSettings.Service;
import java.util.Optional;

/** The role comes once an account, before the recorders of its regions. */
@AutoService(Step.class)
public final class ConfigRoleStep implements Step {
    /** What others come after. */
    public static final String ID = "config-role";

    @Override
    public String id() {
        return ID;
    }

    @Override
    public String title() {
        return "Config has its role in every account";
    }

    @Override
    public Scope scope() {
        return Scope.ACCOUNT;
    }

    @Override
    public Optional<RecorderRole> at(Site site) {
        return site.wish().settings().services().contains(Service.CONFIG)
                ? Optional.of(new RecorderRole())
                : Optional.empty();
    }
}
