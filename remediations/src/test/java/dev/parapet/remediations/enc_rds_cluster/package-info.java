/** What cases and scenes do not show of {@code enc-rds-cluster}: everything that may go wrong on the way. */
@NullMarked
package dev.parapet.remediations.enc_rds_cluster;

import org.jspecify.annotations.NullMarked;
