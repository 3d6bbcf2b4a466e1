/** The road of events from every account and region to the security account's bus. */
@NullMarked
package dev.parapet.organization.fanin;

import org.jspecify.annotations.NullMarked;
