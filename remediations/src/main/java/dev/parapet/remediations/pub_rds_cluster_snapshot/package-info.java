/** Guardrail {@code pub-rds-cluster-snapshot}: the README beside this file tells its story. */
@NullMarked
package dev.parapet.remediations.pub_rds_cluster_snapshot;

import org.jspecify.annotations.NullMarked;
