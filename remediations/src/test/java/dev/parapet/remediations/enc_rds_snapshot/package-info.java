/** What cases and scenes do not show of {@code enc-rds-snapshot}. */
@NullMarked
package dev.parapet.remediations.enc_rds_snapshot;

import org.jspecify.annotations.NullMarked;
