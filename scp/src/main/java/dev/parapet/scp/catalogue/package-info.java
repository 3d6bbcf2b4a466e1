/** The documents of the catalogue: policies with parameters, their pages, and the requests they allow and deny. */
@NullMarked
package dev.parapet.scp.catalogue;

import org.jspecify.annotations.NullMarked;
