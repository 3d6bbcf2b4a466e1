package dev.parapet.remediations;

import java.util.List;

/** What is done about an account that has just joined the organization. */
@FunctionalInterface
public interface Arrivals {
    /** Nothing; whoever reads the verdict sees to it. */
    Arrivals UNTENDED = (event, account) -> List.of();

    /**
     * Looks into the account, now or as soon as somebody can.
     *
     * @param event the id of the event that told of it
     * @param account its number
     * @return what there is to say already
     */
    List<Answer> joined(String event, String account);
}
