/** AWS Config in every account and region: recorders, one aggregator, and the rules the guardrails listen to. */
@NullMarked
package dev.parapet.organization.config;

import org.jspecify.annotations.NullMarked;
