package dev.parapet.scp;

import dev.parapet.scp.language.Condition;
import dev.parapet.scp.language.Effect;
import dev.parapet.scp.language.Operator;
import dev.parapet.scp.language.Policy;
import dev.parapet.scp.language.Selection;
import dev.parapet.scp.language.Statement;
import dev.parapet.scp.language.Test;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/**
 * Makes policies and contexts at random, from a small world, so that they have to do with each other.
 *
 * @param odd whether there may be what evaluators are known to see differently; {@code scp/oracle/README.md} lists it
 */
public record Policies(RandomGenerator random, boolean odd) {
    private static final List<String> ACTIONS = List.of(
            "*",
            "s3:*",
            "s3:Get*",
            "s3:GetObject",
            "s3:*Object*",
            "s3:?etObject",
            "S3:putobject",
            "iam:*",
            "iam:Create*",
            "iam:CreateUser",
            "ec2:RunInstances",
            "ec2:*Instances");
    /** Actions that are called, each with a resource of its kind. */
    public static final Map<String, List<String>> CALLS = new TreeMap<>(Map.of(
            "s3:GetObject", List.of("arn:aws:s3:::red/a/b.txt", "arn:aws:s3:::blue/a"),
            "s3:PutObject", List.of("arn:aws:s3:::red/a:b", "arn:aws:s3:::blue/x"),
            "s3:ListBucket", List.of("arn:aws:s3:::red", "arn:aws:s3:::blue"),
            "iam:CreateUser", List.of("arn:aws:iam::111122223333:user/ann", "arn:aws:iam::111122223333:user/team/bob"),
            "iam:PassRole", List.of("arn:aws:iam::111122223333:role/ops", "arn:aws:iam::111122223333:role/parapet/x"),
            "ec2:RunInstances",
                    List.of(
                            "arn:aws:ec2:eu-west-1:111122223333:instance/i-1",
                            "arn:aws:ec2:eu-west-1:111122223333:volume/vol-1")));

    private static final List<String> RESOURCES = List.of(
            "*",
            "arn:aws:s3:::*",
            "arn:aws:s3:::red",
            "arn:aws:s3:::red/*",
            "arn:aws:s3:::b???/*",
            "arn:aws:s3:::*/a*",
            "arn:aws:s3:::${aws:PrincipalTag/team}/*",
            "arn:aws:s3:::${aws:PrincipalTag/team, 'red'}/*",
            "arn:aws:iam::*:user/*",
            "arn:aws:iam::111122223333:role/parapet/*",
            "arn:*:iam::*:*",
            "arn:aws:ec2:*:*:instance/*");

    /** Keys with the values that requests have for them; all of them are keys that any call may carry. */
    private static final Map<String, List<String>> TEXTS = new TreeMap<>(Map.of(
            "aws:PrincipalTag/team", List.of("red", "blue", "Red", "re*", "*"),
            "aws:RequestedRegion", List.of("eu-west-1", "us-east-1", "EU-WEST-1"),
            "aws:PrincipalOrgID", List.of("o-1", "o-2"),
            "aws:userid", List.of("AIDA1", "AROA1:me", "red")));

    private static final Map<String, List<String>> MANY = new TreeMap<>(Map.of(
            "aws:CalledVia",
            List.of("athena", "cloudformation", "red"),
            "aws:PrincipalOrgPaths",
            List.of("o-1/r/a/", "o-1/r/b/")));

    private static final List<String> ARNS = List.of(
            "arn:aws:iam::111122223333:role/ops",
            "arn:aws:iam::111122223333:role/parapet/fix",
            "arn:aws:iam::444455556666:user/ann",
            "arn:aws:sns:eu-west-1:111122223333:a:b");

    private static final List<String> ARN_PATTERNS = List.of(
            "arn:aws:iam::*:role/*",
            "arn:*:iam::111122223333:role/parapet/*",
            "arn:aws:iam::1111*:*",
            "arn:aws:sns:*:*:a*",
            "arn:aws:iam::444455556666:user/ann",
            "arn:aws:iam::*:user/${aws:PrincipalTag/team, 'ann'}",
            "arn:aws:iam::${aws:PrincipalAccount}:role/*");

    private static final List<String> NUMBERS = List.of("0", "1", "1.2", "-3", "10", "1.20");
    private static final List<String> DATES = List.of(
            "2026-01-01T00:00:00Z", "2026-01-01", "1767225600", "2026-06-30T12:00:00+02:00", "2027-01-01T00:00:00Z");
    private static final List<String> ADDRESSES = List.of("10.1.2.3", "10.9.0.1", "192.0.2.7", "2001:db8::1");
    private static final List<String> NETWORKS =
            List.of("10.0.0.0/8", "10.1.0.0/16", "192.0.2.7", "2001:db8::/32", "0.0.0.0/0");

    /** With all that the language has. */
    public Policies(RandomGenerator random) {
        this(random, true);
    }

    private static boolean isOdd(String value) {
        return value.equals("0.0.0.0/0") || value.equals("1767225600") || value.contains("::${aws:");
    }

    private static boolean isOfOldFamily(String address) {
        return !address.contains(":");
    }

    private String even(List<String> values) {
        return one(odd ? values : values.stream().filter(value -> !isOdd(value)).toList());
    }

    /** One of them. */
    public <T> T one(List<T> list) {
        return list.get(random.nextInt(list.size()));
    }

    private <T> List<T> some(int most, Supplier<T> supplier) {
        return IntStream.rangeClosed(0, random.nextInt(most))
                .mapToObj(i -> supplier.get())
                .distinct()
                .toList();
    }

    /** A service control policy of up to three statements. */
    public Policy policy() {
        List<Statement> statements = new ArrayList<>();
        int count = 1 + random.nextInt(3);
        for (int i = 0; i < count; i++) {
            statements.add(statement("S" + i, random.nextInt(3) == 0 ? Effect.ALLOW : Effect.DENY));
        }
        return Policy.of(statements);
    }

    /** A statement of that effect. */
    public Statement statement(String sid, Effect effect) {
        Selection actions = new Selection(random.nextInt(5) == 0, some(3, () -> one(ACTIONS)));
        boolean notResource = random.nextInt(5) == 0;
        List<String> patterns = odd || !notResource
                ? RESOURCES
                : RESOURCES.stream()
                        .filter(pattern -> !pattern.contains("/team}"))
                        .toList();
        Selection resources = new Selection(notResource, some(2, () -> one(patterns)));
        Map<String, Condition> conditions = new HashMap<>();
        for (int i = random.nextInt(4); i > 0; i--) {
            Condition condition = condition();
            conditions.put(condition.operator() + condition.lowerKey(), condition);
        }
        return new Statement(
                Optional.of(sid),
                effect,
                Optional.empty(),
                actions,
                Optional.of(resources),
                List.copyOf(new TreeMap<>(conditions).values()));
    }

    private Condition condition() {
        Test test = one(Arrays.asList(Test.values()));
        Operator.Quantifier quantifier = quantifier();
        boolean ifExists = random.nextInt(4) == 0 && (odd || quantifier != Operator.Quantifier.FOR_ANY);
        Operator operator = test == Test.NULL ? Operator.of(test) : new Operator(quantifier, test, ifExists);
        return new Condition(operator, key(test), some(3, () -> value(test)));
    }

    private Operator.Quantifier quantifier() {
        return random.nextInt(3) == 0 ? one(Arrays.asList(Operator.Quantifier.values())) : Operator.Quantifier.NONE;
    }

    private String key(Test test) {
        String key = switch (test.kind()) {
            case TEXT -> random.nextInt(3) == 0 ? one(List.copyOf(MANY.keySet())) : one(List.copyOf(TEXTS.keySet()));
            case ARN -> "aws:PrincipalArn";
            case NUMBER -> "aws:MultiFactorAuthAge";
            case DATE -> "aws:TokenIssueTime";
            case TRUTH ->
                test == Test.NULL
                        ? one(List.of("aws:PrincipalArn", "aws:CalledVia", "aws:SourceIp", "aws:PrincipalTag/team"))
                        : "aws:SecureTransport";
            case BINARY -> "aws:PrincipalTag/raw";
            case NETWORK -> test.negated() ? "aws:VpcSourceIp" : "aws:SourceIp";
        };
        return random.nextInt(4) == 0 ? key.toLowerCase(Locale.ROOT) : key;
    }

    private String value(Test test) {
        return switch (test.kind()) {
            case TEXT -> text(odd || !test.negated(), odd || test.word().endsWith("Like"));
            case ARN -> even(ARN_PATTERNS);
            case NUMBER -> one(NUMBERS);
            case DATE -> even(DATES);
            case TRUTH -> one(List.of("true", "false"));
            case BINARY -> base64();
            case NETWORK ->
                even(
                        test.negated() && !odd
                                ? NETWORKS.stream()
                                        .filter(Policies::isOfOldFamily)
                                        .toList()
                                : NETWORKS);
        };
    }

    /** A variable may have no value; not all agree what a negated operator says then. */
    private String text(boolean mayBeNothing, boolean escapes) {
        return switch (random.nextInt(6)) {
            case 0 -> "*";
            case 1 ->
                one(List.of(
                        "re*",
                        "r?d",
                        "eu-*",
                        "o-?",
                        "*:me",
                        "o-1/*",
                        escapes ? "re${*}" : "re",
                        escapes ? "${*}" : "*"));
            case 2 ->
                !mayBeNothing
                        ? "${aws:PrincipalTag/team, 'red'}"
                        : one(List.of(
                                "${aws:PrincipalTag/team}",
                                "${aws:PrincipalTag/team, 'red'}",
                                "${aws:RequestedRegion}",
                                "${aws:CalledVia}",
                                "${aws:userid}x"));
            default ->
                one(one(List.of(List.copyOf(TEXTS.values()), List.copyOf(MANY.values())).stream()
                        .flatMap(List::stream)
                        .toList()));
        };
    }

    private String base64() {
        return Base64.getEncoder().encodeToString(new byte[] {(byte) random.nextInt(3)});
    }

    /** Values for some of the keys. */
    public Map<String, List<String>> context() {
        Map<String, List<String>> context = new TreeMap<>();
        TEXTS.forEach((key, values) -> maybe(context, key, () -> List.of(one(values))));
        MANY.forEach((key, values) -> maybe(context, key, () -> some(2, () -> one(values))));
        maybe(context, "aws:PrincipalArn", () -> List.of(one(ARNS)));
        maybe(context, "aws:MultiFactorAuthAge", () -> List.of(one(NUMBERS)));
        maybe(context, "aws:TokenIssueTime", () -> List.of(even(DATES)));
        maybe(context, "aws:SecureTransport", () -> List.of(one(List.of("true", "false"))));
        List<String> seen = odd
                ? ADDRESSES
                : ADDRESSES.stream().filter(Policies::isOfOldFamily).toList();
        maybe(context, "aws:VpcSourceIp", () -> List.of(one(seen)));
        maybe(context, "aws:SourceIp", () -> List.of(one(ADDRESSES)));
        maybe(context, "aws:PrincipalTag/raw", () -> List.of(base64()));
        return context;
    }

    private void maybe(Map<String, List<String>> context, String key, Supplier<List<String>> values) {
        if (random.nextInt(4) > 0) {
            context.put(key, values.get());
        }
    }
}
