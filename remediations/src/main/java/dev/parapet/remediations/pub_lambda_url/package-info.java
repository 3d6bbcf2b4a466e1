/** Guardrail {@code pub-lambda-url}: the README beside this file tells its story. */
@NullMarked
package dev.parapet.remediations.pub_lambda_url;

import org.jspecify.annotations.NullMarked;
