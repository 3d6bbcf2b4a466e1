/** IAM's policy language: a strict reader, and a writer that gives back what was read. */
@NullMarked
package dev.parapet.scp.language;

import org.jspecify.annotations.NullMarked;
