/** Guardrail {@code iam-key-compromised}: the README beside this file tells its story. */
@NullMarked
package dev.parapet.remediations.iam_key_compromised;

import org.jspecify.annotations.NullMarked;
