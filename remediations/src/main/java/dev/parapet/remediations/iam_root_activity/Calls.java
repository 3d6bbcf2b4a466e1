package dev.parapet.remediations.iam_root_activity;

import java.util.Set;
import java.util.regex.Pattern;

/** Which calls of the root user say more than that somebody looks around. */
final class Calls {
    /** The console makes dozens of these for each page it shows. */
    private static final Pattern LOOKS = Pattern.compile("(Get|List|Describe|Head|Lookup|BatchGet|Search)[A-Z].*");

    /**
     * Reads by name, but the answer is a secret, a session or somebody's data: what Cloudsplaining lists as credentials exposure
     * and data exfiltration, with the newer siblings of those calls.
     */
    private static final Set<String> TELLING = Set.of(
            // Sessions and tokens
            "GetSessionToken",
            "GetFederationToken",
            "GetSigninToken",
            "GetServiceBearerToken",
            "GetWebIdentityToken",
            "GetRoleCredentials",
            "GetAuthorizationToken",
            "GetOpenIdToken",
            "GetOpenIdTokenForDeveloperIdentity",
            "GetCredentialsForIdentity",
            // Secrets and passwords
            "GetSecretValue",
            "BatchGetSecretValue",
            "GetParameter",
            "GetParameters",
            "GetParametersByPath",
            "GetParameterHistory",
            "GetPasswordData",
            "GetClusterCredentials",
            "GetClusterCredentialsWithIAM",
            "GetCredentials",
            "GetInstanceAccessDetails",
            "GetRelationalDatabaseMasterUserPassword",
            // Data
            "GetObject",
            "GetSnapshotBlock");

    private Calls() {}

    /** Whether a call only looks; the sign-in before it was told. */
    static boolean onlyLooks(String call) {
        return LOOKS.matcher(call).matches() && !TELLING.contains(call);
    }
}
