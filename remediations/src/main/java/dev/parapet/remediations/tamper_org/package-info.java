/** Guardrail {@code tamper-org}: the README beside this file tells its story. */
@NullMarked
package dev.parapet.remediations.tamper_org;

import org.jspecify.annotations.NullMarked;
