@NullMarked
package dev.parapet.remediations.enc_s3_bucket;

import org.jspecify.annotations.NullMarked;
