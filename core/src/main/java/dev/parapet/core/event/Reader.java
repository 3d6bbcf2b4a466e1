package dev.parapet.core.event;

/** Understands the events of one service. */
@FunctionalInterface
interface Reader {
    /** What the event says. @throws Unreadable if it does not say it clearly */
    Reading read(Envelope event);
}
