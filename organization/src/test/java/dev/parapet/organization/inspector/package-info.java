/** Tests. */
@NullMarked
package dev.parapet.organization.inspector;

import org.jspecify.annotations.NullMarked;
