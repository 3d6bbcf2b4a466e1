/** What is prevented: the policies of AWS Organizations, as documents that can be read, tested, packed and tried out. */
@NullMarked
package dev.parapet.scp;

import org.jspecify.annotations.NullMarked;
