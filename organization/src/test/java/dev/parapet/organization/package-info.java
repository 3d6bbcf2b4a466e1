/** The engine of the setup, over steps that live in memory. */
@NullMarked
package dev.parapet.organization;

import org.jspecify.annotations.NullMarked;
