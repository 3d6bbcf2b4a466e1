/** Services whose administrator the management account names region by region, apart from Organizations' own list. */
@NullMarked
package dev.parapet.organization.delegation;

import org.jspecify.annotations.NullMarked;
