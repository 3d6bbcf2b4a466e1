/** What an account is set to where no policy of the organization sets it. */
@NullMarked
package dev.parapet.organization.baseline;

import org.jspecify.annotations.NullMarked;
