/** Proofs that the sandbox answers, records and fails as it says. */
@NullMarked
package dev.parapet.sandbox;

import org.jspecify.annotations.NullMarked;
