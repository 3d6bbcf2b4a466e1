@NullMarked
package dev.parapet.audit;

import org.jspecify.annotations.NullMarked;
