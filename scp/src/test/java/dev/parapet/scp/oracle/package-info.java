@NullMarked
package dev.parapet.scp.oracle;

import org.jspecify.annotations.NullMarked;
