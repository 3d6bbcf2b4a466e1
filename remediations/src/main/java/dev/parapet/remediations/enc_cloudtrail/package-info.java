/** Guardrail {@code enc-cloudtrail}: the README beside this file tells its story. */
@NullMarked
package dev.parapet.remediations.enc_cloudtrail;

import org.jspecify.annotations.NullMarked;
