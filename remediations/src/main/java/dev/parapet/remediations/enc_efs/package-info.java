/** Guardrail {@code enc-efs}: the README beside this file tells its story. */
@NullMarked
package dev.parapet.remediations.enc_efs;

import org.jspecify.annotations.NullMarked;
