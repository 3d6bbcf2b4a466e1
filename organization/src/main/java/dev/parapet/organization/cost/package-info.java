/** Who hears when an account begins to cost more than it should. */
@NullMarked
package dev.parapet.organization.cost;

import org.jspecify.annotations.NullMarked;
