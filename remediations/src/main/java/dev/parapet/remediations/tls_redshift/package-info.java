/** Guardrail {@code tls-redshift}: the README beside this file tells its story. */
@NullMarked
package dev.parapet.remediations.tls_redshift;

import org.jspecify.annotations.NullMarked;
