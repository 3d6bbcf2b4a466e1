/**
 * How records come into the log in one order, though many write them and any of them may die at any moment. A writer puts a
 * record into the {@link dev.parapet.audit.sequence.Outbox} and is done. One {@link dev.parapet.audit.sequence.Sequencer}
 * at a time decides the order, durably, then writes it into the log, then publishes. Whatever it was doing when it died, the
 * next one does again and meets the same bytes.
 */
@NullMarked
package dev.parapet.audit.sequence;

import org.jspecify.annotations.NullMarked;
