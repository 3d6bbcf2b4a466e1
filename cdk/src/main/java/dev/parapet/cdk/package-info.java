/** The deployment as CDK stacks: everything in them is derived from the published facts of the guardrails. */
@NullMarked
package dev.parapet.cdk;

import org.jspecify.annotations.NullMarked;
