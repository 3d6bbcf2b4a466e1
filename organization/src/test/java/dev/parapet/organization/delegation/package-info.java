/** Tests. */
@NullMarked
package dev.parapet.organization.delegation;

import org.jspecify.annotations.NullMarked;
