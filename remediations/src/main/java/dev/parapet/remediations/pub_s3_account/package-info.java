/** Guardrail {@code pub-s3-account}: the README beside this file tells its story. */
@NullMarked
package dev.parapet.remediations.pub_s3_account;

import org.jspecify.annotations.NullMarked;
