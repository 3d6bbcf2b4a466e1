package dev.parapet.remediations;

import dev.parapet.core.AuditRecord.Cause;
import dev.parapet.core.Enforcer;
import dev.parapet.core.Finding;
import dev.parapet.core.Guardrail;
import dev.parapet.core.Target;
import dev.parapet.core.Verdict;
import dev.parapet.core.event.Events;
import dev.parapet.core.event.Reading;
import dev.parapet.policies.PlacedModes;
import dev.parapet.remediations.Answer.Ignored;
import dev.parapet.remediations.Answer.Judged;
import dev.parapet.remediations.Answer.Rejected;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** The way of one event: read, admitted, routed to the guardrails it concerns, and there to the resources it names. */
public final class Dispatcher {
    private final List<Guardrail<?>> guardrails;
    private final Routes routes;
    private final PlacedModes modes;
    private final LiveOrganization organization;
    private final MemberAccounts accounts;
    private final Enforcer enforcer;
    private final Arrivals arrivals;

    /** With nobody to look into accounts that join. */
    public Dispatcher(
            List<Guardrail<?>> guardrails,
            PlacedModes modes,
            LiveOrganization organization,
            MemberAccounts accounts,
            Enforcer enforcer) {
        this(guardrails, modes, organization, accounts, enforcer, Arrivals.UNTENDED);
    }

    /**
     * @param arrivals looks into accounts that join
     */
    public Dispatcher(
            List<Guardrail<?>> guardrails,
            PlacedModes modes,
            LiveOrganization organization,
            MemberAccounts accounts,
            Enforcer enforcer,
            Arrivals arrivals) {
        this.guardrails = List.copyOf(guardrails);
        this.routes = new Routes(guardrails);
        this.modes = modes;
        this.organization = organization;
        this.accounts = accounts;
        this.enforcer = enforcer;
        this.arrivals = arrivals;
    }

    /**
     * Takes one EventBridge event to its answers: one a guardrail and resource, or one for the whole event. Whatever the
     * text holds, there is an answer and no exception, as long as the trail can be written and AWS Organizations be read.
     */
    public List<Answer> handle(String text) {
        return switch (Events.read(text)) {
            case Reading.Rejected(Optional<String> event, String reason) -> List.of(reject(event, reason, text));
            case Reading.Ignored(Optional<String> event, String reason) -> List.of(new Ignored(event, reason));
            case Reading.Findings(String event, List<Finding> findings) -> answers(event, findings, text);
        };
    }

    private List<Answer> answers(String event, List<Finding> findings, String text) {
        Set<String> concerned = routes.of(text);
        List<Answer> answers = new ArrayList<>();
        for (Finding finding : findings) {
            answers.addAll(answers(event, finding, concerned, text));
        }
        return answers.isEmpty() ? List.of(concernsNobody(event, concerned)) : answers;
    }

    private static Answer concernsNobody(String event, Set<String> concerned) {
        return new Ignored(
                Optional.of(event),
                concerned.isEmpty()
                        ? "no guardrail listens to this event"
                        : "the event names no resource that %s can act on".formatted(String.join(", ", concerned)));
    }

    private List<Answer> answers(String event, Finding finding, Set<String> concerned, String text) {
        Optional<String> refusal = refusal(finding, finding.origin().account());
        if (refusal.isPresent()) {
            return List.of(reject(Optional.of(event), refusal.get(), text));
        }
        List<Answer> answers = new ArrayList<>();
        List<String> off = new ArrayList<>();
        for (Guardrail<?> guardrail : guardrails) {
            String id = guardrail.control().id();
            if (concerned.contains(id) && modes.off(id, finding.origin().account())) {
                off.add(id);
            } else if (concerned.contains(id)) {
                answers.addAll(answers(event, finding, guardrail, text));
            }
        }
        return answers.isEmpty() && !off.isEmpty() ? List.of(allOff(event, off, finding)) : answers;
    }

    /** Guardrails that are off have nothing to say where another has; where none has, that is the answer. */
    private static Answer allOff(String event, List<String> off, Finding finding) {
        return new Ignored(
                Optional.of(event),
                "%s is off in the settings for account %s"
                        .formatted(String.join(", ", off), finding.origin().account()));
    }

    private List<Answer> answers(String event, Finding finding, Guardrail<?> guardrail, String text) {
        if (finding instanceof Finding.ApiActivity call && guardrail.repairs(call)) {
            return List.of(new Ignored(Optional.of(event), repairReason(call, guardrail)));
        }
        return guardrail.targets(finding).stream()
                .map(target -> judge(event, finding, guardrail, target, text))
                .flatMap(answer -> Stream.concat(Stream.of(answer), welcome(event, guardrail, answer)))
                .toList();
    }

    private Stream<Answer> welcome(String event, Guardrail<?> guardrail, Answer answer) {
        return answer instanceof Judged(Optional<String> id, Verdict verdict) && guardrail.welcomes(verdict.decision())
                ? arrivals.joined(event, verdict.resource().account()).stream()
                : Stream.of();
    }

    /** Ours only if it is our role in that account, under our session name; the call itself goes in the safe direction. */
    private static String repairReason(Finding.ApiActivity call, Guardrail<?> guardrail) {
        var family = guardrail.control().family();
        var origin = call.origin();
        boolean ours = call.caller()
                        .filter(family.roleArn(origin.partition(), origin.account())::equals)
                        .isPresent()
                && call.sessionName().filter(family.sessionName()::equals).isPresent();
        return ours ? "Parapet's own repair" : "the call goes in the repair direction";
    }

    private Answer judge(String event, Finding finding, Guardrail<?> guardrail, Target target, String text) {
        Optional<String> refusal = refusal(finding, target.resource().account());
        if (refusal.isPresent()) {
            return reject(Optional.of(event), refusal.get(), text);
        }
        return new Judged(
                Optional.of(event),
                enforcer.handle(
                        guardrail,
                        target,
                        Optional.of(Cause.of(finding)),
                        () -> accounts.in(guardrail.control(), target.resource())));
    }

    private Optional<String> refusal(Finding finding, String account) {
        return organization.knowing(account).refusal(finding.origin(), account);
    }

    private Answer reject(Optional<String> event, String reason, String text) {
        return new Rejected(event, reason, Optional.of(enforcer.rejected(event, reason, text)));
    }

    /** Finishes what a crash left open, from live state. */
    public List<Answer> reconcile() {
        return enforcer.openIntents().stream()
                .flatMap(intent -> guardrails.stream()
                        .filter(guardrail -> intent.guardrail()
                                .filter(guardrail.control().id()::equals)
                                .isPresent())
                        .map(guardrail -> (Answer) new Judged(
                                intent.cause().map(Cause::event),
                                enforcer.handle(
                                        guardrail,
                                        intent.target().orElseThrow(),
                                        intent.cause(),
                                        () -> accounts.in(
                                                guardrail.control(),
                                                intent.target().orElseThrow().resource())))))
                .toList();
    }
}
