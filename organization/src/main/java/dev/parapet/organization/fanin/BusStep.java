package dev.parapet.organization.fanin;

import com.google.auto.service.AutoService;
import dev.parapet.organization.Scope;
import dev.parapet.organization.Site;
import dev.parapet.organization.Step;
import java.util.Optional;

/** The bus, in the security account. */
@AutoService(Step.class)
public final class BusStep implements Step {
    /** What others come after. */
    public static final String ID = "event-bus";

    @Override
    public String id() {
        return ID;
    }

    @Override
    public String title() {
        return "events of all accounts have a bus";
    }

    @Override
    public Scope scope() {
        return Scope.SECURITY;
    }

    @Override
    public Optional<OrganizationBus> at(Site site) {
        return Optional.of(new OrganizationBus(site.estate().id()));
    }
}
