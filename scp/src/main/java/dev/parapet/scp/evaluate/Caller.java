package dev.parapet.scp.evaluate;

import java.util.Optional;

/**
 * Who calls.
 *
 * @param arn as {@code aws:PrincipalArn} has it: the role behind a session
 */
record Caller(String principal, Optional<String> arn) {
    static Caller of(String principal) {
        return new Caller(principal, principal.startsWith("arn:") ? Optional.of(role(principal)) : Optional.empty());
    }

    /** The ARN of a session does not tell the role's path; without one it is right. */
    private static String role(String principal) {
        String tail = Arns.segment(principal, 5).orElse("");
        if (!tail.startsWith("assumed-role/")) {
            return principal;
        }
        String partition = Arns.segment(principal, 1).orElse("aws");
        String account = Arns.segment(principal, 4).orElse("");
        return "arn:%s:iam::%s:role/%s".formatted(partition, account, tail.split("/", -1)[1]);
    }

    Optional<String> account() {
        return Arns.account(principal);
    }

    private String tail() {
        return Arns.segment(principal, 5).orElse("");
    }

    /** A service by its name, such as {@code cloudtrail.amazonaws.com}. */
    static boolean isService(String principal) {
        return !principal.startsWith("arn:")
                && (principal.endsWith(".amazonaws.com") || principal.endsWith(".amazonaws.com.cn"));
    }

    /** IAM User Guide: service-linked roles lie under the path aws-service-role, and their names begin with AWSServiceRoleFor. */
    boolean isServiceLinked() {
        return tail().startsWith("role/aws-service-role/") || tail().startsWith("assumed-role/AWSServiceRoleFor");
    }

    Optional<String> type() {
        String tail = tail();
        return Optional.ofNullable(
                tail.equals("root")
                        ? "Account"
                        : tail.startsWith("user/")
                                ? "User"
                                : tail.startsWith("role/") || tail.startsWith("assumed-role/")
                                        ? "AssumedRole"
                                        : tail.startsWith("federated-user/") ? "FederatedUser" : null);
    }

    Optional<String> user() {
        String tail = tail();
        return tail.startsWith("user/") ? Optional.of(tail.substring(tail.lastIndexOf('/') + 1)) : Optional.empty();
    }
}
