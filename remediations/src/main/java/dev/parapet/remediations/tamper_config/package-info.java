/** Guardrail {@code tamper-config}: the README beside this file tells its story. */
@NullMarked
package dev.parapet.remediations.tamper_config;

import org.jspecify.annotations.NullMarked;
