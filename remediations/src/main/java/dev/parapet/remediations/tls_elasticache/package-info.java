/** Guardrail {@code tls-elasticache}: the README beside this file tells its story. */
@NullMarked
package dev.parapet.remediations.tls_elasticache;

import org.jspecify.annotations.NullMarked;
