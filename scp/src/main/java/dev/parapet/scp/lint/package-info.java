/** What is wrong with policies that read well: actions that do not exist, conditions that never hold, doors that lock us out. */
@NullMarked
package dev.parapet.scp.lint;

import org.jspecify.annotations.NullMarked;
