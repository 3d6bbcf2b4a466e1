/** From documents to the policies that are attached: few, small, and always the same for the same settings. */
@NullMarked
package dev.parapet.scp.pack;

import org.jspecify.annotations.NullMarked;
