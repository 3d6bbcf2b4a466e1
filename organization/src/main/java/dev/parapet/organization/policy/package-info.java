/** The organization policies in force: their kinds, where they hold, and the hold on accounts that are new. */
@NullMarked
package dev.parapet.organization.policy;

import org.jspecify.annotations.NullMarked;
