/** Guardrail {@code pub-lambda-policy}: the README beside this file tells its story. */
@NullMarked
package dev.parapet.remediations.pub_lambda_policy;

import org.jspecify.annotations.NullMarked;
