/** The trail of the organization, and the bucket that keeps it. */
@NullMarked
package dev.parapet.organization.trail;

import org.jspecify.annotations.NullMarked;
