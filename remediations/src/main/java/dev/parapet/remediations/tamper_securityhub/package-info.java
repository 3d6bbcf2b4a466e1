/** Guardrail {@code tamper-securityhub}: the README beside this file tells its story. */
@NullMarked
package dev.parapet.remediations.tamper_securityhub;

import org.jspecify.annotations.NullMarked;
