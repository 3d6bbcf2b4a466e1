/** Guardrail {@code pub-sqs}: the README beside this file tells its story. */
@NullMarked
package dev.parapet.remediations.pub_sqs;

import org.jspecify.annotations.NullMarked;
