/** Guardrail {@code pub-ssm-document}: the README beside this file tells its story. */
@NullMarked
package dev.parapet.remediations.pub_ssm_document;

import org.jspecify.annotations.NullMarked;
