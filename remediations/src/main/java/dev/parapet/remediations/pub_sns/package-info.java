/** Guardrail {@code pub-sns}: the README beside this file tells its story. */
@NullMarked
package dev.parapet.remediations.pub_sns;

import org.jspecify.annotations.NullMarked;
