/** What is planned about organization policies. */
@NullMarked
package dev.parapet.organization.policy;

import org.jspecify.annotations.NullMarked;
