/** Tests. */
@NullMarked
package dev.parapet.organization.securityhub;

import org.jspecify.annotations.NullMarked;
