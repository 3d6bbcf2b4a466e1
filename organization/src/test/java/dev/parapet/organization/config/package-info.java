/** Tests. */
@NullMarked
package dev.parapet.organization.config;

import org.jspecify.annotations.NullMarked;
