package dev.parapet.scp.language;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The operator of a condition: {@code ForAnyValue:StringLikeIfExists} has three parts.
 *
 * @param ifExists whether an absent key satisfies it
 */
public record Operator(Quantifier quantifier, Test test, boolean ifExists) {
    private static final String IF_EXISTS = "IfExists";

    /** Over how many of a key's values it speaks. */
    public enum Quantifier {
        /** For keys that have one value. */
        NONE(""),
        /** Holds of an absent key, too. */
        FOR_ALL("ForAllValues:"),
        /** Never holds of an absent key. */
        FOR_ANY("ForAnyValue:");

        private final String prefix;

        Quantifier(String prefix) {
            this.prefix = prefix;
        }
    }

    public Operator {
        if (test == Test.NULL && (ifExists || quantifier != Quantifier.NONE)) {
            throw new IllegalArgumentException(
                    "Null asks whether a key is there: it has neither IfExists nor a quantifier");
        }
    }

    /** Without quantifier and IfExists. */
    public static Operator of(Test test) {
        return new Operator(Quantifier.NONE, test, false);
    }

    /** Reads one, or is empty when there is none of that name; the case counts. */
    public static Optional<Operator> read(String word) {
        Quantifier quantifier = Arrays.stream(Quantifier.values())
                .filter(each -> each != Quantifier.NONE && word.startsWith(each.prefix))
                .findFirst()
                .orElse(Quantifier.NONE);
        String rest = word.substring(quantifier.prefix.length());
        boolean ifExists = rest.endsWith(IF_EXISTS);
        Test test = Test.BY_WORD.get(ifExists ? rest.substring(0, rest.length() - IF_EXISTS.length()) : rest);
        return test == null || (test == Test.NULL && (ifExists || quantifier != Quantifier.NONE))
                ? Optional.empty()
                : Optional.of(new Operator(quantifier, test, ifExists));
    }

    /** All there are, as policies spell them. */
    static List<String> words() {
        return Arrays.stream(Quantifier.values())
                .flatMap(quantifier -> Arrays.stream(Test.values())
                        .flatMap(test -> Stream.of("", IF_EXISTS).map(end -> quantifier.prefix + test.word() + end)))
                .filter(word -> read(word).isPresent())
                .toList();
    }

    /** As policies spell it. */
    public String word() {
        return quantifier.prefix + test.word() + (ifExists ? IF_EXISTS : "");
    }

    @Override
    public String toString() {
        return word();
    }
}
