/** Guardrail {@code pub-kms}: the README beside this file tells its story. */
@NullMarked
package dev.parapet.remediations.pub_kms;

import org.jspecify.annotations.NullMarked;
