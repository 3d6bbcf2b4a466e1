@NullMarked
package dev.parapet.remediations.enc_dynamodb;

import org.jspecify.annotations.NullMarked;
