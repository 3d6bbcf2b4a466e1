/** Guardrail {@code org-account-joined}: the README beside this file tells its story. */
@NullMarked
package dev.parapet.remediations.org_account_joined;

import org.jspecify.annotations.NullMarked;
