/** Guardrail {@code iam-key-stale}: the README beside this file tells its story. */
@NullMarked
package dev.parapet.remediations.iam_key_stale;

import org.jspecify.annotations.NullMarked;
