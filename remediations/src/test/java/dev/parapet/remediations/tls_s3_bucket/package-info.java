@NullMarked
package dev.parapet.remediations.tls_s3_bucket;

import org.jspecify.annotations.NullMarked;
