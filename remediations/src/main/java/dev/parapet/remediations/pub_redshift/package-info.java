/** Guardrail {@code pub-redshift}: the README beside this file tells its story. */
@NullMarked
package dev.parapet.remediations.pub_redshift;

import org.jspecify.annotations.NullMarked;
