/** Guardrail {@code tls-msk}: the README beside this file tells its story. */
@NullMarked
package dev.parapet.remediations.tls_msk;

import org.jspecify.annotations.NullMarked;
