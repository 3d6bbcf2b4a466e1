/** Guardrail {@code enc-s3-bucket}: the README beside this file tells its story. */
@NullMarked
package dev.parapet.remediations.enc_s3_bucket;

import org.jspecify.annotations.NullMarked;
