@NullMarked
package dev.parapet.remediations.enc_ebs_volume;

import org.jspecify.annotations.NullMarked;
