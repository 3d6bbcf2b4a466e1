/** Promises that cross modules, each held against a whole AWS organization on loopback. */
@NullMarked
package dev.parapet.tests;

import org.jspecify.annotations.NullMarked;
