/** Guardrail {@code tls-rds}: the README beside this file tells its story. */
@NullMarked
package dev.parapet.remediations.tls_rds;

import org.jspecify.annotations.NullMarked;
