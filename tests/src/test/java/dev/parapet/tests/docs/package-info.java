/** The documents: their commands, settings, links and figures are true. */
@NullMarked
package dev.parapet.tests.docs;

import org.jspecify.annotations.NullMarked;
