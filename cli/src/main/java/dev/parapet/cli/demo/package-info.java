/** The demo: an organization with faults on loopback, and Parapet at work on it. */
@NullMarked
package dev.parapet.cli.demo;

import org.jspecify.annotations.NullMarked;
