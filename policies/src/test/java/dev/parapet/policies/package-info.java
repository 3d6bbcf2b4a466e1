@NullMarked
package dev.parapet.policies;

import org.jspecify.annotations.NullMarked;
