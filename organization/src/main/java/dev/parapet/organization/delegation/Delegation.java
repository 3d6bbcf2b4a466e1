package dev.parapet.organization.delegation;

import dev.parapet.core.Aws;
import dev.parapet.organization.SharedWrite;
import java.util.List;

/** How one service is asked for its administrator, and told. Both are calls of the management account. */
public interface Delegation extends SharedWrite {
    /** The service, for people. */
    String service();

    /** The call that names one, as IAM has it. */
    String api();

    /** Whoever it names in that region; at most one that stays. */
    List<Named> named(Aws aws);

    /** Names an account. */
    void name(Aws aws, String account);

    /**
     * An administrator.
     *
     * @param leaving whether it is being taken off, during which no other can be named
     */
    record Named(String account, boolean leaving) {}
}
