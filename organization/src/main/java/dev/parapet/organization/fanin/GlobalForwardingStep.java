package dev.parapet.organization.fanin;

import com.google.auto.service.AutoService;
import dev.parapet.organization.Scope;
import dev.parapet.organization.Site;
import dev.parapet.organization.Step;
import java.util.Optional;
import java.util.Set;

/** IAM and its like tell of themselves in one region of the partition, which has to forward even where nobody watches it. */
@AutoService(Step.class)
public final class GlobalForwardingStep implements Step {
    /** What others come after. */
    public static final String ID = "event-forwarding-global";

    @Override
    public String id() {
        return ID;
    }

    @Override
    public String title() {
        return "events of global services are forwarded";
    }

    @Override
    public Scope scope() {
        return Scope.ACCOUNT;
    }

    @Override
    public Set<String> after() {
        return Set.of(BusStep.ID, ForwarderRoleStep.ID);
    }

    @Override
    public Optional<Forwarding> at(Site site) {
        boolean watched = site.wish().settings().regions().contains(site.region());
        return watched ? Optional.empty() : Optional.of(ForwardingStep.of(site));
    }
}
