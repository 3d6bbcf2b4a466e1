/** The sweep: every resource of every account and region, looked at without waiting for an event. */
@NullMarked
package dev.parapet.remediations.sweep;

import org.jspecify.annotations.NullMarked;
