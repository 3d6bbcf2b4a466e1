/** Guardrail {@code tls-sqs}: the README beside this file tells its story. */
@NullMarked
package dev.parapet.remediations.tls_sqs;

import org.jspecify.annotations.NullMarked;
