package dev.parapet.audit.sequence;

import dev.parapet.audit.log.LogStore;

/** Where a log lives: the records that wait, how far it is, and the log itself. */
public record Stores(Outbox outbox, HeadStore heads, LogStore log) {}
