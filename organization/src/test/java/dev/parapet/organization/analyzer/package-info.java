/** Tests. */
@NullMarked
package dev.parapet.organization.analyzer;

import org.jspecify.annotations.NullMarked;
