@NullMarked
package dev.parapet.scp.impact;

import org.jspecify.annotations.NullMarked;
