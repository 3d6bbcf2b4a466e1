/** Guardrail {@code imds-v1}: the README beside this file tells its story. */
@NullMarked
package dev.parapet.remediations.imds_v1;

import org.jspecify.annotations.NullMarked;
