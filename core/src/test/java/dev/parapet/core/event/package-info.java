/** Tests over the sample events in {@code src/test/resources/events}. */
@NullMarked
package dev.parapet.core.event;

import org.jspecify.annotations.NullMarked;
