/** Guardrail {@code enc-ebs-volume}: the README beside this file tells its story. */
@NullMarked
package dev.parapet.remediations.enc_ebs_volume;

import org.jspecify.annotations.NullMarked;
