/** Guardrail {@code pub-ecr}: the README beside this file tells its story. */
@NullMarked
package dev.parapet.remediations.pub_ecr;

import org.jspecify.annotations.NullMarked;
