/** Guardrail {@code net-db-public-subnet}: the README beside this file tells its story. */
@NullMarked
package dev.parapet.remediations.net_db_public_subnet;

import org.jspecify.annotations.NullMarked;
