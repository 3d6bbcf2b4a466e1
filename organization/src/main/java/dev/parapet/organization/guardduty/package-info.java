/** GuardDuty in every account and region, under one administrator. */
@NullMarked
package dev.parapet.organization.guardduty;

import org.jspecify.annotations.NullMarked;
