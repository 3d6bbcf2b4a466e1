package dev.parapet.scp.language;

import java.util.Arrays;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** How one value of a request is compared with one of a condition, before quantifiers and IfExists. */
public enum Test {
    STRING_EQUALS("StringEquals", Kind.TEXT, false),
    STRING_NOT_EQUALS("StringNotEquals", Kind.TEXT, true),
    STRING_EQUALS_IGNORE_CASE("StringEqualsIgnoreCase", Kind.TEXT, false),
    STRING_NOT_EQUALS_IGNORE_CASE("StringNotEqualsIgnoreCase", Kind.TEXT, true),
    STRING_LIKE("StringLike", Kind.TEXT, false),
    STRING_NOT_LIKE("StringNotLike", Kind.TEXT, true),
    NUMERIC_EQUALS("NumericEquals", Kind.NUMBER, false),
    NUMERIC_NOT_EQUALS("NumericNotEquals", Kind.NUMBER, true),
    NUMERIC_LESS_THAN("NumericLessThan", Kind.NUMBER, false),
    NUMERIC_LESS_THAN_EQUALS("NumericLessThanEquals", Kind.NUMBER, false),
    NUMERIC_GREATER_THAN("NumericGreaterThan", Kind.NUMBER, false),
    NUMERIC_GREATER_THAN_EQUALS("NumericGreaterThanEquals", Kind.NUMBER, false),
    DATE_EQUALS("DateEquals", Kind.DATE, false),
    DATE_NOT_EQUALS("DateNotEquals", Kind.DATE, true),
    DATE_LESS_THAN("DateLessThan", Kind.DATE, false),
    DATE_LESS_THAN_EQUALS("DateLessThanEquals", Kind.DATE, false),
    DATE_GREATER_THAN("DateGreaterThan", Kind.DATE, false),
    DATE_GREATER_THAN_EQUALS("DateGreaterThanEquals", Kind.DATE, false),
    BOOL("Bool", Kind.TRUTH, false),
    BINARY_EQUALS("BinaryEquals", Kind.BINARY, false),
    IP_ADDRESS("IpAddress", Kind.NETWORK, false),
    NOT_IP_ADDRESS("NotIpAddress", Kind.NETWORK, true),
    ARN_EQUALS("ArnEquals", Kind.ARN, false),
    ARN_LIKE("ArnLike", Kind.ARN, false),
    ARN_NOT_EQUALS("ArnNotEquals", Kind.ARN, true),
    ARN_NOT_LIKE("ArnNotLike", Kind.ARN, true),
    NULL("Null", Kind.TRUTH, false);

    /** What its values look like. */
    public enum Kind {
        TEXT,
        ARN,
        NUMBER,
        DATE,
        TRUTH,
        BINARY,
        NETWORK;

        /** Policy variables work in texts and ARNs alone (IAM User Guide, "Where you can use policy variables"). */
        public boolean takesVariables() {
            return this == TEXT || this == ARN;
        }
    }

    static final Map<String, Test> BY_WORD =
            Arrays.stream(values()).collect(Collectors.toUnmodifiableMap(Test::word, Function.identity()));

    private final String word;
    private final Kind kind;
    private final boolean negated;

    Test(String word, Kind kind, boolean negated) {
        this.word = word;
        this.kind = kind;
        this.negated = negated;
    }

    /** As policies spell it. */
    public String word() {
        return word;
    }

    /** What its values look like. */
    public Kind kind() {
        return kind;
    }

    /** Whether it holds when no value matches, and so when the key is absent. */
    public boolean negated() {
        return negated;
    }
}
