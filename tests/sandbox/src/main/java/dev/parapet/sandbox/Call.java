package dev.parapet.sandbox;

import java.util.Map;
import java.util.regex.Pattern;

/**
 * One AWS call as the proxy saw it.
 *
 * @param index its place in the order of arrival, from 1
 * @param service the signing name, such as {@code s3} or {@code ec2}
 * @param account the account whose key signed it; empty for a key the proxy never heard of
 * @param role the ARN of the role behind the key; empty for a user's key
 * @param session the name of the role session; empty for a user's key
 * @param parameters form fields, the top of a JSON body, or what a REST path and query name; a body that is neither
 *     form nor JSON is under {@code body}
 * @param write whether it may change something
 * @param status the HTTP status that AWS answered; 0 while it has not
 */
public record Call(
        int index,
        String service,
        String operation,
        String account,
        String region,
        String role,
        String session,
        String accessKeyId,
        Map<String, String> parameters,
        boolean write,
        int status) {
    /** The one place that says which operations only read; everything else counts as a write. */
    private static final Pattern READ = Pattern.compile(
            "GenerateCredentialReport|(Describe|Get|List|Head|BatchGet|Lookup|Assume|Search|Select|Simulate|Receive|Query|Scan|Check|Validate"
                    + "|Filter|Decode|Verify)(?![a-z]).*");

    public Call {
        parameters = Map.copyOf(parameters);
    }

    /** Whether an operation of this name may change something. */
    public static boolean writes(String operation) {
        return !READ.matcher(operation).matches();
    }

    /** A parameter's value, empty when it was not sent. */
    public String parameter(String name) {
        return parameters.getOrDefault(name, "");
    }

    Call answered(int with) {
        return new Call(
                index, service, operation, account, region, role, session, accessKeyId, parameters, write, with);
    }
}
