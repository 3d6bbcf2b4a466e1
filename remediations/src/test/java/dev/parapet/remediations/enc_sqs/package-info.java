@NullMarked
package dev.parapet.remediations.enc_sqs;

import org.jspecify.annotations.NullMarked;
