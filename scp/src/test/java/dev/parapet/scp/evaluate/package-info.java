@NullMarked
package dev.parapet.scp.evaluate;

import org.jspecify.annotations.NullMarked;
