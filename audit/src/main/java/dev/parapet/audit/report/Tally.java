package dev.parapet.audit.report;

/**
 * How many places were found in which state. Green never means that nobody looked.
 *
 * @param pass looked at, and no fault stands
 * @param fail at least one fault stands
 * @param unseen not evaluated: nobody looked, or the look failed
 * @param unavailable the region is off or the service does not exist there, so that nothing can be there
 */
public record Tally(int pass, int fail, int unseen, int unavailable) {
    static final Tally NOTHING = new Tally(0, 0, 0, 0);

    static Tally of(Status status) {
        return switch (status) {
            case PASS -> new Tally(1, 0, 0, 0);
            case FAIL -> new Tally(0, 1, 0, 0);
            case NOT_EVALUATED -> new Tally(0, 0, 1, 0);
            case NOT_AVAILABLE -> new Tally(0, 0, 0, 1);
            case MANUAL -> NOTHING;
        };
    }

    Tally plus(Tally other) {
        return new Tally(pass + other.pass, fail + other.fail, unseen + other.unseen, unavailable + other.unavailable);
    }

    int places() {
        return pass + fail + unseen + unavailable;
    }

    /** The worst of them; what was not looked at is never called a pass. */
    Status status() {
        if (fail > 0) {
            return Status.FAIL;
        }
        if (unseen > 0 || places() == 0) {
            return Status.NOT_EVALUATED;
        }
        return pass > 0 ? Status.PASS : Status.NOT_AVAILABLE;
    }
}
