/** Tests. */
@NullMarked
package dev.parapet.organization.baseline;

import org.jspecify.annotations.NullMarked;
