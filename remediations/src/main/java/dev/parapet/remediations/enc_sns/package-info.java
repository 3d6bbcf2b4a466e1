/** Guardrail {@code enc-sns}: the README beside this file tells its story. */
@NullMarked
package dev.parapet.remediations.enc_sns;

import org.jspecify.annotations.NullMarked;
