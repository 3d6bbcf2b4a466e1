@NullMarked
package dev.parapet.remediations.tls_elasticache;

import org.jspecify.annotations.NullMarked;
