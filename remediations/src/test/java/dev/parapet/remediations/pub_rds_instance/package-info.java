@NullMarked
package dev.parapet.remediations.pub_rds_instance;

import org.jspecify.annotations.NullMarked;
