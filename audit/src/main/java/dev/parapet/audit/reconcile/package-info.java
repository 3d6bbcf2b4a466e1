/** Completeness: what CloudTrail saw of Parapet, beside what Parapet says of itself. */
@NullMarked
package dev.parapet.audit.reconcile;

import org.jspecify.annotations.NullMarked;
