package dev.parapet.organization.fanin;

import com.google.auto.service.AutoService;
import dev.parapet.organization.Scope;
import dev.parapet.organization.Site;
import dev.parapet.organization.Step;
import dev.parapet.organization.role.ServiceRole;
import java.util.Optional;

/** The role of the forwarding rules, once an account. */
@AutoService(Step.class)
public final class ForwarderRoleStep implements Step {
    /** What others come after. */
    public static final String ID = "event-forwarder";

    @Override
    public String id() {
        return ID;
    }

    @Override
    public String title() {
        return "EventBridge may send to the bus";
    }

    @Override
    public Scope scope() {
        return Scope.ACCOUNT;
    }

    @Override
    public Optional<ServiceRole> at(Site site) {
        return Optional.of(ForwarderRole.to(site.bus()));
    }
}
