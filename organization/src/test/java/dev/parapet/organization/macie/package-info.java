/** Tests. */
@NullMarked
package dev.parapet.organization.macie;

import org.jspecify.annotations.NullMarked;
