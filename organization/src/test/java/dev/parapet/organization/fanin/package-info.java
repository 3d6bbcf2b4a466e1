/** Tests. */
@NullMarked
package dev.parapet.organization.fanin;

import org.jspecify.annotations.NullMarked;
