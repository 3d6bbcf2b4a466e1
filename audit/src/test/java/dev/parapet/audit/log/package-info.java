@NullMarked
package dev.parapet.audit.log;

import org.jspecify.annotations.NullMarked;
