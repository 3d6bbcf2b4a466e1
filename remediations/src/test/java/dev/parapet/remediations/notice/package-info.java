@NullMarked
package dev.parapet.remediations.notice;

import org.jspecify.annotations.NullMarked;
