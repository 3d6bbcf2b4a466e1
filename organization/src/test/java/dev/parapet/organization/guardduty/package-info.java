/** Tests. */
@NullMarked
package dev.parapet.organization.guardduty;

import org.jspecify.annotations.NullMarked;
