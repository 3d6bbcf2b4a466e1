/** What is planned about trust. */
@NullMarked
package dev.parapet.organization.trust;

import org.jspecify.annotations.NullMarked;
