package dev.parapet.audit.report;

import dev.parapet.audit.Skew;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Goes through the trail once and keeps of each record what a report says of it. */
final class Telling {
    private final Evidence evidence;
    private final Standings then;
    private final Standings now;
    private final Changes changes;
    private final Accepted.Register exemptions;
    private final Sample.Urn sample;
    private final Accounts accounts;
    private final List<Trouble> troubles = new ArrayList<>();
    private final Skew skew = new Skew();
    private Extent extent = Extent.EMPTY;

    private Telling(Evidence evidence) {
        Words words = new Words();
        this.evidence = evidence;
        this.then = new Standings(evidence, evidence.period().from(), words);
        this.now = new Standings(evidence, evidence.period().to(), words);
        now.expect(evidence.sweep());
        this.changes = new Changes(evidence, words);
        this.exemptions = new Accepted.Register(evidence);
        this.sample = new Sample.Urn(evidence);
        this.accounts = new Accounts(evidence);
    }

    static Telling of(Evidence evidence) {
        Telling telling = new Telling(evidence);
        evidence.trail().each(telling::note);
        evidence.sweep().looked().forEach(telling.now::note);
        return telling;
    }

    private void note(LedgerEntry entry) {
        extent = extent.and(entry);
        then.note(entry);
        now.note(entry);
        changes.note(entry);
        exemptions.note(entry);
        sample.note(entry);
        accounts.note(entry);
        Optional<String> skewed = skew.next(entry.record(), entry.placed());
        if (evidence.period().holds(entry.at())) {
            Trouble.of(entry, evidence.scope()).ifPresent(troubles::add);
            skewed.map(how -> Trouble.skewed(entry, how)).ifPresent(troubles::add);
        }
    }

    Report report() {
        List<Standing> standings = now.worstFirst();
        List<Standing> before = then.worstFirst();
        List<Change> all = changes.all();
        Coverage coverage = Survey.of(evidence, standings);
        List<Assessed> requirements = Assessment.of(evidence, standings, coverage, before, then.told());
        boolean reached = extent.reaches(evidence.period().from());
        return new Report(
                evidence,
                extent,
                Compared.of(reached ? Optional.of(before) : Optional.empty(), standings, requirements),
                Figures.of(evidence, all, now, standings),
                coverage,
                requirements,
                all,
                standings,
                exemptions.all(standings),
                Trouble.of(evidence, all, troubles),
                sample.drawn(),
                evidence.redaction().knowing(accounts.all()));
    }
}
