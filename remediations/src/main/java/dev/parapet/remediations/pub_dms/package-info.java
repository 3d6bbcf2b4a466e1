/** Guardrail {@code pub-dms}: the README beside this file tells its story. */
@NullMarked
package dev.parapet.remediations.pub_dms;

import org.jspecify.annotations.NullMarked;
