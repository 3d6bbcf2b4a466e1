/** Guardrail {@code enc-ebs-default}: the README beside this file tells its story. */
@NullMarked
package dev.parapet.remediations.enc_ebs_default;

import org.jspecify.annotations.NullMarked;
