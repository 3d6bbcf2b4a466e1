/** The trail: what Parapet did, durable and in order. */
@NullMarked
package dev.parapet.audit;

import org.jspecify.annotations.NullMarked;
