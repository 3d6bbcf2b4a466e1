/** Which services of AWS may look at the whole organization, and which account speaks for them. */
@NullMarked
package dev.parapet.organization.trust;

import org.jspecify.annotations.NullMarked;
