/** Guardrail {@code pub-emr}: the README beside this file tells its story. */
@NullMarked
package dev.parapet.remediations.pub_emr;

import org.jspecify.annotations.NullMarked;
