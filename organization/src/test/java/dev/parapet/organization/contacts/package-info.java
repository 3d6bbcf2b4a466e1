/** Tests. */
@NullMarked
package dev.parapet.organization.contacts;

import org.jspecify.annotations.NullMarked;
