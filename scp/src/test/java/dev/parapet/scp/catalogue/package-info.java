@NullMarked
package dev.parapet.scp.catalogue;

import org.jspecify.annotations.NullMarked;
