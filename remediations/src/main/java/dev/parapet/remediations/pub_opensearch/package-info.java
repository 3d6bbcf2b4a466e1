/** Guardrail {@code pub-opensearch}: the README beside this file tells its story. */
@NullMarked
package dev.parapet.remediations.pub_opensearch;

import org.jspecify.annotations.NullMarked;
