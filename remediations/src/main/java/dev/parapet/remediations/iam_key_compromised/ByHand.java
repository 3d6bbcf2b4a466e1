package dev.parapet.remediations.iam_key_compromised;

import dev.parapet.core.Target;

/** What a person has to do where no call of Parapet's could help. */
final class ByHand {
    private ByHand() {}

    static String instead(Target target) {
        return switch (target.hint("userType").orElse("")) {
            case "Root" ->
                "an attacker holds a root key, which no call can switch off: delete it at once, with a root session from the management account (sts:AssumeRoot, task policy IAMDeleteRootUserCredentials) or signed in as root";
            case "IAMUser" ->
                "the finding names no key: look at all keys of %s, and switch off the one CloudTrail shows in use from where the finding says"
                        .formatted(target.hint("userName")
                                .map(name -> "user " + name)
                                .orElse("the users of this account"));
            case "AWSAccount" ->
                "the long-lived key belongs to another account: tell its owner, and take away its access to this one";
            case String kind ->
                "the finding names a long-lived key for %s, which has none: find the key's owner in CloudTrail and switch it off by hand"
                        .formatted(kind.isEmpty() ? "an unknown identity" : kind);
        };
    }
}
