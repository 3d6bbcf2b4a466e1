/** Guardrail {@code tls-elb}: the README beside this file tells its story. */
@NullMarked
package dev.parapet.remediations.tls_elb;

import org.jspecify.annotations.NullMarked;
