@NullMarked
package dev.parapet.remediations.tls_elb;

import org.jspecify.annotations.NullMarked;
