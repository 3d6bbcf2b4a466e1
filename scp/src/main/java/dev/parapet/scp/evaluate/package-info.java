/** What policies say to a request, where not everything is known about it. */
@NullMarked
package dev.parapet.scp.evaluate;

import org.jspecify.annotations.NullMarked;
