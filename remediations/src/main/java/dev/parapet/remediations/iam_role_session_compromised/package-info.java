/** Guardrail {@code iam-role-session-compromised}: the README beside this file tells its story. */
@NullMarked
package dev.parapet.remediations.iam_role_session_compromised;

import org.jspecify.annotations.NullMarked;
