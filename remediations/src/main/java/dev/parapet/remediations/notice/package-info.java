/** What people have to know, told where they read: structured events through SNS, ready for chat, pager and mail. */
@NullMarked
package dev.parapet.remediations.notice;

import org.jspecify.annotations.NullMarked;
