package dev.parapet.scp.evaluate;

import dev.parapet.scp.language.Literals;
import dev.parapet.scp.language.Network;
import dev.parapet.scp.language.Test;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.IntPredicate;

/** Whether one value of a request is what one value of a condition asks for, negation aside. */
interface Comparison {
    Truth match(String text, View view);

    static Comparison of(Test test, String value, boolean variables) {
        return switch (test) {
            case STRING_EQUALS, STRING_NOT_EQUALS -> Template.of(value, false, variables)::match;
            case STRING_LIKE, STRING_NOT_LIKE -> Template.of(value, true, variables)::match;
            case STRING_EQUALS_IGNORE_CASE, STRING_NOT_EQUALS_IGNORE_CASE -> ignoringCase(value, variables);
            case ARN_EQUALS, ARN_LIKE, ARN_NOT_EQUALS, ARN_NOT_LIKE -> ArnPattern.of(value, variables);
            case NUMERIC_EQUALS, NUMERIC_NOT_EQUALS -> number(value, sign -> sign == 0);
            case NUMERIC_LESS_THAN -> number(value, sign -> sign < 0);
            case NUMERIC_LESS_THAN_EQUALS -> number(value, sign -> sign <= 0);
            case NUMERIC_GREATER_THAN -> number(value, sign -> sign > 0);
            case NUMERIC_GREATER_THAN_EQUALS -> number(value, sign -> sign >= 0);
            case DATE_EQUALS, DATE_NOT_EQUALS -> date(value, sign -> sign == 0);
            case DATE_LESS_THAN -> date(value, sign -> sign < 0);
            case DATE_LESS_THAN_EQUALS -> date(value, sign -> sign <= 0);
            case DATE_GREATER_THAN -> date(value, sign -> sign > 0);
            case DATE_GREATER_THAN_EQUALS -> date(value, sign -> sign >= 0);
            case BOOL -> (text, view) -> Truth.of(text.equalsIgnoreCase(value));
            case BINARY_EQUALS -> binary(value);
            case IP_ADDRESS, NOT_IP_ADDRESS -> network(value);
            case NULL -> (text, view) -> Truth.of(value.equalsIgnoreCase("false"));
        };
    }

    /**
     * Whether a value of a request can be compared at all. One that cannot matches neither an operator nor its negation.
     */
    static boolean comparable(Test test, String text) {
        return switch (test.kind()) {
            case TEXT, TRUTH, BINARY -> true;
            case ARN -> Arns.segment(text, 5).isPresent();
            case NUMBER -> Literals.number(text).isPresent();
            case DATE -> Literals.date(text).isPresent();
            case NETWORK -> Network.address(text).isPresent();
        };
    }

    private static Comparison ignoringCase(String value, boolean variables) {
        Template template = Template.of(value, false, variables);
        return (text, view) -> template.filled(view)
                .map(filled -> Glob.match(filled.glob().toLowerCase(Locale.ROOT), text.toLowerCase(Locale.ROOT))
                        .and(filled.ceiling()))
                .orElse(Truth.NO);
    }

    private static Comparison number(String value, IntPredicate sign) {
        return ordered(value, Literals::number, BigDecimal::compareTo, sign);
    }

    private static Comparison date(String value, IntPredicate sign) {
        return ordered(value, Literals::date, Instant::compareTo, sign);
    }

    private static <T> Comparison ordered(
            String value, Function<String, Optional<T>> reader, Comparator<T> order, IntPredicate sign) {
        Optional<T> bound = reader.apply(value);
        return (text, view) -> Truth.of(bound.isPresent()
                && reader.apply(text)
                        .filter(read -> sign.test(order.compare(read, bound.get())))
                        .isPresent());
    }

    private static Comparison network(String value) {
        Optional<Network> network = Network.parse(value);
        return (text, view) -> Truth.of(network.isPresent()
                && Network.address(text).filter(network.get()::contains).isPresent());
    }

    private static Comparison binary(String value) {
        Optional<byte[]> bytes = Literals.bytes(value);
        return (text, view) -> Truth.of(bytes.isPresent()
                && Literals.bytes(text)
                        .filter(other -> Arrays.equals(bytes.get(), other))
                        .isPresent());
    }
}
