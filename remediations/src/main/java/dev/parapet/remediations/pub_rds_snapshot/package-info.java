/** Guardrail {@code pub-rds-snapshot}: the README beside this file tells its story. */
@NullMarked
package dev.parapet.remediations.pub_rds_snapshot;

import org.jspecify.annotations.NullMarked;
