@NullMarked
package dev.parapet.scp.pack;

import org.jspecify.annotations.NullMarked;
