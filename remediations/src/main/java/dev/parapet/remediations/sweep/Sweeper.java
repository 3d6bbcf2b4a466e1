package dev.parapet.remediations.sweep;

import dev.parapet.core.AccessRefused;
import dev.parapet.core.AuditRecord.Cause;
import dev.parapet.core.Enforcer;
import dev.parapet.core.Guardrail;
import dev.parapet.core.Origin;
import dev.parapet.policies.PlacedModes;
import dev.parapet.remediations.LiveOrganization;
import dev.parapet.remediations.MemberAccounts;
import dev.parapet.remediations.sweep.Tally.State;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;

/**
 * Looks at every resource there is, and judges it with the same code that answers an event. Accounts are looked at side by
 * side, so that the slowest of them and not their number tells how long it takes.
 */
public final class Sweeper {
    /** How many resources of one account are looked at at once; its clients slow down by themselves where AWS asks them to. */
    private static final int AT_ONCE = 16;

    private final LiveOrganization organization;
    private final MemberAccounts accounts;
    private final Enforcer enforcer;
    private final List<Guardrail<?>> guardrails;
    private final PlacedModes modes;

    /**
     * @param modes tell where a guardrail is off
     */
    public Sweeper(
            LiveOrganization organization,
            MemberAccounts accounts,
            Enforcer enforcer,
            List<Guardrail<?>> guardrails,
            PlacedModes modes) {
        this.organization = organization;
        this.accounts = accounts;
        this.enforcer = enforcer;
        this.guardrails = List.copyOf(guardrails);
        this.modes = modes;
    }

    /**
     * What would be looked at, account by account.
     *
     * @param homeRegion tells the partition
     * @throws software.amazon.awssdk.core.exception.SdkException when accounts or regions cannot be listed
     */
    public List<Unit> units(Scope scope, String homeRegion) {
        String partition = Origin.partitionOf(homeRegion);
        List<String> regions = scope.regions().isEmpty()
                ? organization.regions()
                : scope.regions().stream().sorted().toList();
        List<Guardrail<?>> chosen = guardrails.stream()
                .filter(guardrail ->
                        Scope.holds(scope.guardrails(), guardrail.control().id()))
                .toList();
        return organization.known().accounts().stream()
                .filter(account -> Scope.holds(scope.accounts(), account))
                .sorted()
                .flatMap(account -> Unit.of(chosen, partition, account, regions).stream())
                .filter(unit ->
                        !modes.off(unit.guardrail().control().id(), unit.place().account()))
                .filter(unit -> !scope.finished().contains(unit.name()))
                .toList();
    }

    /** Sweeps the units. Nothing that goes wrong in one of them keeps the others from being looked at. */
    public void run(List<Unit> units, String id, Watcher watcher) {
        Told told = new Told(watcher, units.size());
        Cause cause =
                new Cause("parapet.sweep", id, "sweep", organization.known().securityAccount(), Optional.empty());
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            units.stream()
                    .collect(java.util.stream.Collectors.groupingBy(
                            unit -> unit.place().account()))
                    .values()
                    .forEach(account -> {
                        Semaphore atOnce = new Semaphore(AT_ONCE);
                        account.forEach(unit -> threads.execute(() -> told.ended(sweep(unit, cause, atOnce, told))));
                    });
        }
    }

    private Tally sweep(Unit unit, Cause cause, Semaphore atOnce, Told told) {
        try {
            return sweep(unit, unit.guardrail(), cause, atOnce, told);
        } catch (AccessRefused refused) {
            return Tally.broken(unit, State.FAILED, String.valueOf(refused.getMessage()));
        } catch (RuntimeException defect) {
            return Tally.broken(unit, State.FAILED, "a defect in the guardrail, please report it: " + defect);
        }
    }

    private <S extends Record> Tally sweep(
            Unit unit, Guardrail<S> guardrail, Cause cause, Semaphore atOnce, Told told) {
        var aws = accounts.in(guardrail.control(), unit.place().account("AWS::::Account"));
        return new UnitSweep<>(unit, guardrail, aws, enforcer, cause, atOnce, verdict -> told.judged(unit, verdict))
                .run();
    }

    /** Passes on what happens, one thing at a time. */
    private static final class Told {
        private final Watcher watcher;
        private final int units;
        private int done;

        Told(Watcher watcher, int units) {
            this.watcher = watcher;
            this.units = units;
        }

        synchronized void judged(Unit unit, dev.parapet.core.Verdict verdict) {
            watcher.judged(unit, verdict);
        }

        synchronized void ended(Tally tally) {
            watcher.ended(tally, ++done, units);
        }
    }
}
