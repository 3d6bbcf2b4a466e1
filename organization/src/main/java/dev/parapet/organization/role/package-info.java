/** Roles under {@code /parapet/} that services of AWS take on. */
@NullMarked
package dev.parapet.organization.role;

import org.jspecify.annotations.NullMarked;
