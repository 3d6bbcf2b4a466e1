/** Guardrail {@code pub-msk}: the README beside this file tells its story. */
@NullMarked
package dev.parapet.remediations.pub_msk;

import org.jspecify.annotations.NullMarked;
