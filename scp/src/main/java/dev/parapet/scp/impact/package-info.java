/** What policies would have done to the calls that CloudTrail recorded. */
@NullMarked
package dev.parapet.scp.impact;

import org.jspecify.annotations.NullMarked;
