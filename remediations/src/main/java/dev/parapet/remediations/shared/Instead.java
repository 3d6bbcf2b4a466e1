package dev.parapet.remediations.shared;

import java.util.List;

/** What to use instead of a long-lived credential, as steps its owner can follow; told by what it is and by the user's name. */
public final class Instead {
    private static final String PIPELINES =
            "(?i).*(^|[^a-z])(ci|cd|github|gitlab|bitbucket|jenkins|circleci|deploy|deployer|terraform|pipeline|release)([^a-z]|$).*";
    private static final String WORKLOADS =
            "(?i).*(^|[^a-z])(app|api|svc|service|worker|backend|lambda|batch|etl|backup|prod|server)([^a-z]|$).*";

    private Instead() {}

    /** The steps for one credential of an account. */
    public static List<String> of(AgedKey credential, String account) {
        String user = credential.user();
        return switch (credential.kind()) {
            case ACCESS_KEY -> key(user, account);
            case SERVICE_CREDENTIAL -> service(credential);
            case CERTIFICATE ->
                List.of(
                        "find out what still signs with a certificate as %s: SOAP calls, or the tools for instance store images"
                                .formatted(user),
                        "let it sign with the credentials of a role (Signature Version 4), which every service takes",
                        "aws iam delete-signing-certificate --user-name %s --certificate-id %s"
                                .formatted(user, credential.id()));
        };
    }

    private static List<String> service(AgedKey credential) {
        String way = switch (credential.service().orElse("")) {
            case "codecommit.amazonaws.com" ->
                "clone with git-remote-codecommit, which signs with the credentials of a role";
            case "cassandra.amazonaws.com" -> "connect with the SigV4 plugin of the driver and a role";
            case "bedrock.amazonaws.com" ->
                "take short-term API keys, made from the credentials of a role and good for 12 hours at most";
            default -> "let the client sign with the credentials of a role (Signature Version 4)";
        };
        return List.of(
                way,
                "aws iam delete-service-specific-credential --user-name %s --service-specific-credential-id %s"
                        .formatted(credential.user(), credential.id()));
    }

    private static List<String> key(String user, String account) {
        if (user.matches(PIPELINES)) {
            return pipeline(user, account);
        }
        return user.matches(WORKLOADS) ? workload(user) : person(user);
    }

    /** GitHub's provider, as the commonest; others differ in URL and subject only. */
    private static List<String> pipeline(String user, String account) {
        String role = user.replaceAll("[^\\w+=,.@-]", "-") + "-oidc";
        return List.of(
                "aws iam create-open-id-connect-provider --url https://token.actions.githubusercontent.com --client-id-list sts.amazonaws.com",
                "aws iam create-role --role-name %s --assume-role-policy-document '{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Allow\",\"Principal\":{\"Federated\":\"arn:aws:iam::%s:oidc-provider/token.actions.githubusercontent.com\"},\"Action\":\"sts:AssumeRoleWithWebIdentity\",\"Condition\":{\"StringEquals\":{\"token.actions.githubusercontent.com:aud\":\"sts.amazonaws.com\"},\"StringLike\":{\"token.actions.githubusercontent.com:sub\":\"repo:ORG/REPO:*\"}}}]}'"
                        .formatted(role, account),
                "give the role the policies of user %s, let the pipeline assume it, then delete the key"
                        .formatted(user));
    }

    private static List<String> workload(String user) {
        return List.of(
                "find out where the software runs that signs as %s".formatted(user),
                "let it take the credentials of the compute it runs on: an instance profile, a task role, a function's role, IAM Roles Anywhere outside AWS",
                "then delete the key");
    }

    private static List<String> person(String user) {
        return List.of(
                "give the person behind %s a permission set in IAM Identity Center".formatted(user),
                "sign in with: aws configure sso, then aws sso login",
                "then delete the key");
    }
}
