/** Guardrail {@code tamper-cloudtrail}: the README beside this file tells its story. */
@NullMarked
package dev.parapet.remediations.tamper_cloudtrail;

import org.jspecify.annotations.NullMarked;
