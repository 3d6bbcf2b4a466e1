/** Tests. */
@NullMarked
package dev.parapet.organization.cost;

import org.jspecify.annotations.NullMarked;
