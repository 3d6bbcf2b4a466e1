@NullMarked
package dev.parapet.core;

import org.jspecify.annotations.NullMarked;
