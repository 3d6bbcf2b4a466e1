package dev.parapet.remediations.shared;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What a condition does to a statement that speaks of everybody. The keys and the rule for wildcards are those by which S3
 * tells a public bucket policy from one that is not ("The meaning of public" in the S3 user guide), with the keys that other
 * services know for the same purpose.
 */
final class Condition {
    private static final Set<String> PINS = Set.of(
            "aws:principalaccount",
            "aws:principalarn",
            "aws:principalorgid",
            "aws:principalorgpaths",
            "aws:sourceaccount",
            "aws:sourcearn",
            "aws:sourceip",
            "aws:sourceorgid",
            "aws:sourceorgpaths",
            "aws:sourceowner",
            "aws:sourcevpc",
            "aws:sourcevpce",
            "aws:sourcevpcarn",
            "aws:userid",
            "aws:username",
            "kms:calleraccount",
            "lambda:functionurlauthtype",
            "s3:dataaccesspointaccount",
            "s3:dataaccesspointarn");

    /** An operator with IfExists, or for all values, is met by a caller who brings no value. */
    private static final Set<String> OPERATORS = Set.of(
            "stringequals",
            "stringequalsignorecase",
            "stringlike",
            "arnequals",
            "arnlike",
            "ipaddress",
            "foranyvalue:stringequals",
            "foranyvalue:stringlike",
            "foranyvalue:arnequals",
            "foranyvalue:arnlike");

    private static final Pattern ARN_OF_AN_ACCOUNT = Pattern.compile("arn:[^:]*:[^:]*:[^:]*:\\d{12}:.*");
    private static final Pattern UNIT_OF_AN_ORGANIZATION = Pattern.compile("o-[a-z0-9]{10,32}/.*");

    private Condition() {}

    /** Whether at least one of its parts pins the caller to something known. */
    static boolean narrows(JsonNode condition) {
        return condition.properties().stream()
                .filter(operator -> OPERATORS.contains(operator.getKey().toLowerCase(Locale.ROOT)))
                .flatMap(operator -> operator.getValue().properties().stream())
                .anyMatch(part -> PINS.contains(part.getKey().toLowerCase(Locale.ROOT))
                        && Statement.values(part.getValue()).allMatch(value -> known(part.getKey(), value)));
    }

    private static boolean known(String key, String value) {
        if (key.equalsIgnoreCase("lambda:FunctionUrlAuthType")) {
            return value.equals("AWS_IAM");
        }
        if (key.equalsIgnoreCase("aws:SourceIp")) {
            return !wide(value);
        }
        boolean exact = !value.contains("*") && !value.contains("?") && !value.contains("${");
        return exact
                || ARN_OF_AN_ACCOUNT.matcher(value).matches()
                || UNIT_OF_AN_ORGANIZATION.matcher(value).matches();
    }

    /** S3 takes a range of /8 and wider (IPv6: /32) for the world. */
    private static boolean wide(String range) {
        int slash = range.indexOf('/');
        if (slash < 0) {
            return range.contains("*");
        }
        int most = range.contains(":") ? 32 : 8;
        return Integer.parseInt(range.substring(slash + 1)) <= most;
    }

    /** The value of a key, whatever its case. */
    static JsonNode key(JsonNode part, String name) {
        return part.properties().stream()
                .filter(entry -> entry.getKey().equalsIgnoreCase(name))
                .map(java.util.Map.Entry::getValue)
                .findFirst()
                .orElse(MissingNode.getInstance());
    }
}
