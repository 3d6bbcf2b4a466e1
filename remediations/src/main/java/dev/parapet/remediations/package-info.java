/** What is fixed: the way of an event to its guardrails, and one package a guardrail below. */
@NullMarked
package dev.parapet.remediations;

import org.jspecify.annotations.NullMarked;
