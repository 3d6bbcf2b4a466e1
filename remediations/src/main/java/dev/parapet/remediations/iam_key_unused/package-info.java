/** Guardrail {@code iam-key-unused}: the README beside this file tells its story. */
@NullMarked
package dev.parapet.remediations.iam_key_unused;

import org.jspecify.annotations.NullMarked;
