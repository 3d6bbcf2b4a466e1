/** Macie across the organization, for those who want it. */
@NullMarked
package dev.parapet.organization.macie;

import org.jspecify.annotations.NullMarked;
