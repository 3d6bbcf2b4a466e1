/** Guardrail {@code tls-cloudfront}: the README beside this file tells its story. */
@NullMarked
package dev.parapet.remediations.tls_cloudfront;

import org.jspecify.annotations.NullMarked;
