@NullMarked
package dev.parapet.audit.sequence;

import org.jspecify.annotations.NullMarked;
