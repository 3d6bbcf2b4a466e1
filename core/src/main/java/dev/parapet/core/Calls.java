package dev.parapet.core;

import dev.parapet.core.AuditRecord.Call;
import java.util.Collections;
import java.util.List;

/**
 * What AWS was asked while a piece of work ran. The clients of an account tell each call here, so that a record names it by the
 * request id under which CloudTrail knows it, too.
 */
public final class Calls {
    private static final ScopedValue<List<Call>> HEARD = ScopedValue.newInstance();

    private Calls() {}

    /** Runs the work and puts every call it makes into the list, whatever becomes of it. */
    static void during(List<Call> heard, Runnable work) {
        ScopedValue.where(HEARD, Collections.synchronizedList(heard)).run(work);
    }

    /** Whether somebody listens: then a change is being made, and a call whose answer was lost must not be repeated blindly. */
    public static boolean listening() {
        return HEARD.isBound();
    }

    /** A call was answered; nobody listens outside {@link #during}. */
    public static void heard(Call call) {
        if (HEARD.isBound()) {
            HEARD.get().add(call);
        }
    }
}
