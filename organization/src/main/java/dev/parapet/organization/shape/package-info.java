/** The units of the organization. Accounts stay where they are. */
@NullMarked
package dev.parapet.organization.shape;

import org.jspecify.annotations.NullMarked;
