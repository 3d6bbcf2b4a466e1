/** Whom AWS calls about an account. */
@NullMarked
package dev.parapet.organization.contacts;

import org.jspecify.annotations.NullMarked;
