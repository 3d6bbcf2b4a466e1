/** What is detected, and what an organization decides for itself: settings and event routing. */
@NullMarked
package dev.parapet.policies;

import org.jspecify.annotations.NullMarked;
