/** Guardrail {@code enc-opensearch}: the README beside this file tells its story. */
@NullMarked
package dev.parapet.remediations.enc_opensearch;

import org.jspecify.annotations.NullMarked;
