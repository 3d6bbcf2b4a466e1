@NullMarked
package dev.parapet.scp;

import org.jspecify.annotations.NullMarked;
