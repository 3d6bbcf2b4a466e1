/** From the text EventBridge delivers to findings. {@link dev.parapet.core.event.Events#read} is the only way in. */
@NullMarked
package dev.parapet.core.event;

import org.jspecify.annotations.NullMarked;
