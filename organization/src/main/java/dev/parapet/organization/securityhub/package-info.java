/** Security Hub in every account and region, configured in one place. */
@NullMarked
package dev.parapet.organization.securityhub;

import org.jspecify.annotations.NullMarked;
