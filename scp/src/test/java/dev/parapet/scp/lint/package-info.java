@NullMarked
package dev.parapet.scp.lint;

import org.jspecify.annotations.NullMarked;
