/** Guardrail {@code tamper-pipeline}: the README beside this file tells its story. */
@NullMarked
package dev.parapet.remediations.tamper_pipeline;

import org.jspecify.annotations.NullMarked;
