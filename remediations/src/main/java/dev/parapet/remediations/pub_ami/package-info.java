/** Guardrail {@code pub-ami}: the README beside this file tells its story. */
@NullMarked
package dev.parapet.remediations.pub_ami;

import org.jspecify.annotations.NullMarked;
