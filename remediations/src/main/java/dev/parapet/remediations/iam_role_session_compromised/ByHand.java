package dev.parapet.remediations.iam_role_session_compromised;

import java.util.Optional;

/** What a person has to do where no call of Parapet's could help, or where none should be made. */
final class ByHand {
    private ByHand() {}

    /** Why a role is left alone, and what to do instead; empty when it can carry the deny. */
    static Optional<String> untouchable(String name, String path) {
        if (path.startsWith("/aws-service-role/")) {
            return Optional.of(
                    "the role is service-linked and takes no policy: open a case with AWS Support, and look in CloudTrail at what its service did");
        }
        if (path.startsWith("/aws-reserved/") || name.startsWith("AWSReservedSSO_")) {
            return Optional.of(
                    "the role belongs to Identity Center and takes no policy here: disable the person there, end their sessions, and deny older sessions in the permission set");
        }
        if (path.startsWith("/parapet/")) {
            return Optional.of(
                    "the role is Parapet's own, and cutting it off would end every repair in this account: find out how its session left the security account, and revoke it from there");
        }
        return Optional.empty();
    }

    /** For an identity that is neither a named role nor a named user. */
    static String instead(String userType) {
        return switch (userType) {
            case "Root" ->
                "an attacker holds a root session, which no policy of the account can deny: deny the root user by an organization policy, then change its password, MFA and keys";
            case "AssumedRole", "Role" ->
                "the finding names no role: find it in CloudTrail by the temporary key, and revoke its older sessions";
            case "IAMUser" ->
                "the finding names no user: find it in CloudTrail by the temporary key, revoke its older sessions and switch its keys off";
            case "FederatedUser" ->
                "the session was issued by an IAM user the finding does not name: find it in CloudTrail (GetFederationToken), revoke its older sessions and switch its keys off";
            case "SAMLUser", "WebIdentityUser" ->
                "the finding names a user of an identity provider and not the role taken: disable the user at the provider, find the role in CloudTrail (AssumeRoleWithSAML, AssumeRoleWithWebIdentity) and revoke its older sessions";
            case "Directory" ->
                "the finding names a user of a directory: disable the user there, and revoke the older sessions of the role that the directory grants";
            case "AWSAccount" ->
                "the caller belongs to another account: tell its owner, and take away its access to this one";
            case "AWSService" ->
                "an AWS service made the call: find in CloudTrail whose resource it acted for, and look at who controls that";
            default ->
                "the finding names an identity of a kind Parapet does not know (%s): find in CloudTrail what it is, and end its access"
                        .formatted(userType);
        };
    }
}
