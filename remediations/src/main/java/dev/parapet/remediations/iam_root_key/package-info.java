/** Guardrail {@code iam-root-key}: the README beside this file tells its story. */
@NullMarked
package dev.parapet.remediations.iam_root_key;

import org.jspecify.annotations.NullMarked;
