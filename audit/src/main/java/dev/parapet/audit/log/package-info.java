/**
 * The log that shows when it was tampered with: an RFC 6962 tree over the records, laid out as C2SP tlog-tiles, its head
 * signed as a C2SP checkpoint. Everything is a plain file, so that it can be checked without Parapet.
 *
 * <p>{@link dev.parapet.audit.log.Log} writes, {@link dev.parapet.audit.log.Verifier} checks everything,
 * {@link dev.parapet.audit.log.TlogProof} shows one record.
 */
@NullMarked
package dev.parapet.audit.log;

import org.jspecify.annotations.NullMarked;
