@NullMarked
package dev.parapet.scp.language;

import org.jspecify.annotations.NullMarked;
