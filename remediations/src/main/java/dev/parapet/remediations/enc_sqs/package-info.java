/** Guardrail {@code enc-sqs}: the README beside this file tells its story. */
@NullMarked
package dev.parapet.remediations.enc_sqs;

import org.jspecify.annotations.NullMarked;
