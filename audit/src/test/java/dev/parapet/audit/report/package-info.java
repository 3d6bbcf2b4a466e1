@NullMarked
package dev.parapet.audit.report;

import org.jspecify.annotations.NullMarked;
