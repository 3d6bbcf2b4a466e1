/** Guardrail {@code enc-dynamodb}: the README beside this file tells its story. */
@NullMarked
package dev.parapet.remediations.enc_dynamodb;

import org.jspecify.annotations.NullMarked;
