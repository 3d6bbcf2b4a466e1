/** What must stay so across all modules. */
@NullMarked
package dev.parapet.tests.architecture;

import org.jspecify.annotations.NullMarked;
