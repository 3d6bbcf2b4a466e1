/** The root users of members: managed from above, and looked into for credentials that nobody needs. */
@NullMarked
package dev.parapet.organization.root;

import org.jspecify.annotations.NullMarked;
