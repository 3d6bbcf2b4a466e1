/** Guardrail {@code pub-rds-instance}: the README beside this file tells its story. */
@NullMarked
package dev.parapet.remediations.pub_rds_instance;

import org.jspecify.annotations.NullMarked;
