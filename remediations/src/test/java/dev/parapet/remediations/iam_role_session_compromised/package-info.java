@NullMarked
package dev.parapet.remediations.iam_role_session_compromised;

import org.jspecify.annotations.NullMarked;
