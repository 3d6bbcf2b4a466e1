/** What several guardrails read and write alike; each of them still tells its own story. */
@NullMarked
package dev.parapet.remediations.shared;

import org.jspecify.annotations.NullMarked;
