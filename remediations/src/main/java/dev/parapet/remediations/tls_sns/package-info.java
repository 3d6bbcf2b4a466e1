/** Guardrail {@code tls-sns}: the README beside this file tells its story. */
@NullMarked
package dev.parapet.remediations.tls_sns;

import org.jspecify.annotations.NullMarked;
