/** Guardrail {@code iam-root-activity}: the README beside this file tells its story. */
@NullMarked
package dev.parapet.remediations.iam_root_activity;

import org.jspecify.annotations.NullMarked;
