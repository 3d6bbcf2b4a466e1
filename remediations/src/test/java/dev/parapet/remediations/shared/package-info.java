@NullMarked
package dev.parapet.remediations.shared;

import org.jspecify.annotations.NullMarked;
