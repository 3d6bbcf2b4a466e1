/** The command line: one class a verb, all on the same Dispatcher and Enforcer as the cloud. */
@NullMarked
package dev.parapet.cli;

import org.jspecify.annotations.NullMarked;
