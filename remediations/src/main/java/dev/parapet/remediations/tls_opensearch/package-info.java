/** Guardrail {@code tls-opensearch}: the README beside this file tells its story. */
@NullMarked
package dev.parapet.remediations.tls_opensearch;

import org.jspecify.annotations.NullMarked;
