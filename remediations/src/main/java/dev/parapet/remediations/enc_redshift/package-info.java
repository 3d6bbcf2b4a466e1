/** Guardrail {@code enc-redshift}: the README beside this file tells its story. */
@NullMarked
package dev.parapet.remediations.enc_redshift;

import org.jspecify.annotations.NullMarked;
