/** Guardrail {@code net-sg-db-ingress}: the README beside this file tells its story. */
@NullMarked
package dev.parapet.remediations.net_sg_db_ingress;

import org.jspecify.annotations.NullMarked;
