/** Guardrail {@code enc-ebs-snapshot}: the README beside this file tells its story. */
@NullMarked
package dev.parapet.remediations.enc_ebs_snapshot;

import org.jspecify.annotations.NullMarked;
