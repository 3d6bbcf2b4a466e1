/** Guardrail {@code enc-kinesis}: the README beside this file tells its story. */
@NullMarked
package dev.parapet.remediations.enc_kinesis;

import org.jspecify.annotations.NullMarked;
