/** Guardrail {@code enc-logs}: the README beside this file tells its story. */
@NullMarked
package dev.parapet.remediations.enc_logs;

import org.jspecify.annotations.NullMarked;
