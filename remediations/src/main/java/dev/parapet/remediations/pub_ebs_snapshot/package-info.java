/** Guardrail {@code pub-ebs-snapshot}: the README beside this file tells its story. */
@NullMarked
package dev.parapet.remediations.pub_ebs_snapshot;

import org.jspecify.annotations.NullMarked;
