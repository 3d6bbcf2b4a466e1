package dev.parapet.scp.evaluate;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/** Gathers what each place says into one verdict. */
final class Tally {
    private final View view;
    private final String action;
    private final List<Cause> denying = new ArrayList<>();
    private final List<Cause> doubtful = new ArrayList<>();
    private final List<Rule> open = new ArrayList<>();

    Tally(View view, String action) {
        this.view = view;
        this.action = action;
    }

    /** What the denies there say. */
    void denies(Rules rules) {
        for (Rule rule : rules.about(action).denies()) {
            switch (rule.applies(view)) {
                case YES -> denying.add(rule.cause());
                case MAYBE -> {
                    doubtful.add(rule.cause());
                    open.add(rule);
                }
                case NO -> {}
            }
        }
    }

    /** Something there must allow. */
    void needsAllow(Rules rules) {
        Truth truth = Truth.NO;
        List<Rule> maybe = new ArrayList<>();
        for (Rule rule : rules.about(action).allows()) {
            Truth one = rule.applies(view);
            truth = truth.or(one);
            if (one == Truth.MAYBE) {
                maybe.add(rule);
            }
        }
        switch (truth) {
            case NO -> denying.add(rules.nothingAllows());
            case MAYBE -> {
                doubtful.add(rules.nothingAllows());
                open.addAll(maybe);
            }
            case YES -> {}
        }
    }

    Verdict verdict() {
        if (!denying.isEmpty()) {
            return new Verdict(Decision.DENY, denying, new TreeSet<>());
        }
        if (doubtful.isEmpty()) {
            return Verdict.ALLOWED;
        }
        TreeSet<String> names = new TreeSet<>();
        open.forEach(rule -> rule.missing(view, names));
        return new Verdict(Decision.MIGHT_DENY, doubtful, names);
    }
}
