/** Which actions AWS has, on which resources, with which condition keys; and what CloudTrail calls them. */
@NullMarked
package dev.parapet.scp.actions;

import org.jspecify.annotations.NullMarked;
