/** Guardrail {@code tamper-guardduty}: the README beside this file tells its story. */
@NullMarked
package dev.parapet.remediations.tamper_guardduty;

import org.jspecify.annotations.NullMarked;
