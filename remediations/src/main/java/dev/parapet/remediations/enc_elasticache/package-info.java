/** Guardrail {@code enc-elasticache}: the README beside this file tells its story. */
@NullMarked
package dev.parapet.remediations.enc_elasticache;

import org.jspecify.annotations.NullMarked;
