/** Guardrail {@code iam-key-exposed}: the README beside this file tells its story. */
@NullMarked
package dev.parapet.remediations.iam_key_exposed;

import org.jspecify.annotations.NullMarked;
