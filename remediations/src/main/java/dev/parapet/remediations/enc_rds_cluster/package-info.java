/** Guardrail {@code enc-rds-cluster}: the README beside this file tells its story. */
@NullMarked
package dev.parapet.remediations.enc_rds_cluster;

import org.jspecify.annotations.NullMarked;
