/** Guardrail {@code pub-s3-bucket}: the README beside this file tells its story. */
@NullMarked
package dev.parapet.remediations.pub_s3_bucket;

import org.jspecify.annotations.NullMarked;
