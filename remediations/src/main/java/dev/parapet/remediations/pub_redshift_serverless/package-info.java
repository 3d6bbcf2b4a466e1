/** Guardrail {@code pub-redshift-serverless}: the README beside this file tells its story. */
@NullMarked
package dev.parapet.remediations.pub_redshift_serverless;

import org.jspecify.annotations.NullMarked;
