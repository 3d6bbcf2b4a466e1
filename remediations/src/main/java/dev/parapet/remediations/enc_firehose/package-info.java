/** Guardrail {@code enc-firehose}: the README beside this file tells its story. */
@NullMarked
package dev.parapet.remediations.enc_firehose;

import org.jspecify.annotations.NullMarked;
