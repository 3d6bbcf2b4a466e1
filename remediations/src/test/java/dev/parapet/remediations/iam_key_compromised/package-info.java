@NullMarked
package dev.parapet.remediations.iam_key_compromised;

import org.jspecify.annotations.NullMarked;
