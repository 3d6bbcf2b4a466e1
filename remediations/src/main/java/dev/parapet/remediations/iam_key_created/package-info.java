/** Guardrail {@code iam-key-created}: the README beside this file tells its story. */
@NullMarked
package dev.parapet.remediations.iam_key_created;

import org.jspecify.annotations.NullMarked;
