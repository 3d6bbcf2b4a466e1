@NullMarked
package dev.parapet.audit.reconcile;

import org.jspecify.annotations.NullMarked;
