/** What runs in the cloud: the functions, and the state they share. */
@NullMarked
package dev.parapet.cloud;

import org.jspecify.annotations.NullMarked;
