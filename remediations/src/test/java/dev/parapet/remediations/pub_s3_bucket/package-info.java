@NullMarked
package dev.parapet.remediations.pub_s3_bucket;

import org.jspecify.annotations.NullMarked;
