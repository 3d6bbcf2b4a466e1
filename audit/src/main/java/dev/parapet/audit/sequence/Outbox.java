package dev.parapet.audit.sequence;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Where records wait for their place in the log. A record counts once {@link #put} has returned. It may be given any number
 * of times under the same id: the first one stays.
 */
public interface Outbox {
    /**
     * How much waits.
     *
     * @param oldest since when, by the clock of the one who put it
     */
    record Backlog(long waiting, Optional<Instant> oldest) {}

    /**
     * Takes a record; durable when this returns.
     *
     * @param id made from what the record is about, so that whoever does the same again has the same id
     * @return whether it is new; otherwise the record with this id is there already and stays as it is
     * @throws dev.parapet.audit.log.EntryTooLarge when no log can hold it
     */
    boolean put(String id, byte[] entry);

    /** Ids of records without a place in the log, about in the order in which they came. One just put may be missing. */
    List<String> pending(int limit);

    /** The records with these ids; those that have a place in the log may be missing. */
    Map<String, byte[]> entries(List<String> ids);

    /** Writes back the places of records: the first has this index, the others follow. Can be done again. */
    void sequenced(long first, List<String> ids);

    /** The place of a record, once it was written back. Forgotten after a time; the log itself is not. */
    OptionalLong index(String id);

    /** How much waits. */
    Backlog backlog();
}
