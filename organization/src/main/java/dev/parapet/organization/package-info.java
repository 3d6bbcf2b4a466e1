/** The setup of a whole organization, step by step, for every account and region that is there and that will come. */
@NullMarked
package dev.parapet.organization;

import org.jspecify.annotations.NullMarked;
