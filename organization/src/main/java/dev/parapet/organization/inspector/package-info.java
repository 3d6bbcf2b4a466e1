/** Inspector across the organization, for those who want it. */
@NullMarked
package dev.parapet.organization.inspector;

import org.jspecify.annotations.NullMarked;
