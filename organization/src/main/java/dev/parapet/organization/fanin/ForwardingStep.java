package dev.parapet.organization.fanin;

import com.google.auto.service.AutoService;
import dev.parapet.organization.Scope;
import dev.parapet.organization.Site;
import dev.parapet.organization.Step;
import dev.parapet.policies.ForwardingRules;
import dev.parapet.remediations.Guardrails;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** The forwarding rules of each account and region. */
@AutoService(Step.class)
public final class ForwardingStep implements Step {
    /** What others come after. */
    public static final String ID = "event-forwarding";

    @Override
    public String id() {
        return ID;
    }

    @Override
    public String title() {
        return "every account and region forwards its events";
    }

    @Override
    public Scope scope() {
        return Scope.ACCOUNT_REGION;
    }

    @Override
    public Set<String> after() {
        return Set.of(BusStep.ID, ForwarderRoleStep.ID);
    }

    @Override
    public Optional<Forwarding> at(Site site) {
        return Optional.of(of(site));
    }

    static Forwarding of(Site site) {
        return new Forwarding(
                new TreeMap<>(ForwardingRules.of(Guardrails.controls())),
                site.bus(),
                ForwarderRole.arn(site.place().partition(), site.account()));
    }
}
