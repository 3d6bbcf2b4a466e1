/** Guardrail {@code enc-rds-instance}: the README beside this file tells its story. */
@NullMarked
package dev.parapet.remediations.enc_rds_instance;

import org.jspecify.annotations.NullMarked;
