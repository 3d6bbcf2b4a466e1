@NullMarked
package dev.parapet.remediations;

import org.jspecify.annotations.NullMarked;
