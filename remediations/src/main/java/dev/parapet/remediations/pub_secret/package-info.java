/** Guardrail {@code pub-secret}: the README beside this file tells its story. */
@NullMarked
package dev.parapet.remediations.pub_secret;

import org.jspecify.annotations.NullMarked;
