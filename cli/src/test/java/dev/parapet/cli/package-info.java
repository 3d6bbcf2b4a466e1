@NullMarked
package dev.parapet.cli;

import org.jspecify.annotations.NullMarked;
