/** Guardrail {@code enc-rds-snapshot}: the README beside this file tells its story. */
@NullMarked
package dev.parapet.remediations.enc_rds_snapshot;

import org.jspecify.annotations.NullMarked;
