/** The words of Parapet and the one place where the flow lives, the {@code Enforcer}. */
@NullMarked
package dev.parapet.core;

import org.jspecify.annotations.NullMarked;
