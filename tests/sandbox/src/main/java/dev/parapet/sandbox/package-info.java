/** A whole AWS organization on loopback: moto, a proxy that records and fails calls, and fixtures to fill it. */
@NullMarked
package dev.parapet.sandbox;

import org.jspecify.annotations.NullMarked;
