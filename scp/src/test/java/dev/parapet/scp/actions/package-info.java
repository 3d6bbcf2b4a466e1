@NullMarked
package dev.parapet.scp.actions;

import org.jspecify.annotations.NullMarked;
