package dev.parapet.core;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/**
 * JSON with one spelling for each document (RFC 8785): no white space, members in the order of their names' UTF-16 code units,
 * numbers as ECMAScript writes them, and nothing escaped that need not be. Whoever has the document can hash it again.
 */
public final class CanonicalJson {
    private final StringBuilder text = new StringBuilder();

    private CanonicalJson() {}

    /**
     * The document's one spelling.
     *
     * <p>Half a character, which events from outside may hold and UTF-8 has no bytes for, becomes U+FFFD: the standard would
     * have it refused, and a record must be written whatever an event says.
     *
     * @throws IllegalArgumentException for a number that JSON has no spelling for
     */
    public static String of(JsonNode document) {
        CanonicalJson writer = new CanonicalJson();
        writer.value(document);
        return writer.text.toString();
    }

    private void value(JsonNode node) {
        switch (node.getNodeType()) {
            case OBJECT -> object(node);
            case ARRAY -> array(node);
            case STRING -> string(node.textValue());
            case NUMBER -> text.append(number(node));
            case BOOLEAN -> text.append(node.booleanValue());
            case NULL -> text.append("null");
            case MISSING, BINARY, POJO -> throw new IllegalArgumentException("no JSON document: " + node.getNodeType());
        }
    }

    private void object(JsonNode node) {
        List<Map.Entry<String, JsonNode>> members = new ArrayList<>(node.properties());
        members.sort(Map.Entry.comparingByKey(Comparator.naturalOrder())); // Java compares UTF-16 code units, too
        text.append('{');
        for (int n = 0; n < members.size(); n++) {
            text.append(n == 0 ? "" : ",");
            string(members.get(n).getKey());
            text.append(':');
            value(members.get(n).getValue());
        }
        text.append('}');
    }

    private void array(JsonNode node) {
        text.append('[');
        for (int n = 0; n < node.size(); n++) {
            text.append(n == 0 ? "" : ",");
            value(node.get(n));
        }
        text.append(']');
    }

    private void string(String value) {
        text.append('"');
        for (int n = 0; n < value.length(); n++) {
            char letter = value.charAt(n);
            text.append(Character.isSurrogate(letter) && !paired(value, n) ? "\ufffd" : spelling(letter));
        }
        text.append('"');
    }

    private static boolean paired(String value, int at) {
        return Character.isHighSurrogate(value.charAt(at))
                ? at + 1 < value.length() && Character.isLowSurrogate(value.charAt(at + 1))
                : at > 0 && Character.isHighSurrogate(value.charAt(at - 1));
    }

    private static String spelling(char letter) {
        return switch (letter) {
            case '"' -> "\\\"";
            case '\\' -> "\\\\";
            case '\b' -> "\\b";
            case '\f' -> "\\f";
            case '\n' -> "\\n";
            case '\r' -> "\\r";
            case '\t' -> "\\t";
            default -> letter < ' ' ? "\\u%04x".formatted((int) letter) : String.valueOf(letter);
        };
    }

    private static String number(JsonNode node) {
        double value = node.doubleValue();
        if (Double.isNaN(value) || Double.isInfinite(value)) {
            throw new IllegalArgumentException("JSON has no number " + value);
        }
        return ecmaScript(value);
    }

    /** ECMAScript's Number::toString: the shortest digits that mean the number, which Java finds since 19, spelled its way. */
    private static String ecmaScript(double value) {
        if (value == 0) {
            return "0";
        }
        BigDecimal shortest = shortest(Math.abs(value));
        String digits = shortest.unscaledValue().toString();
        int point = digits.length() - shortest.scale(); // digits before the decimal point
        return (value < 0 ? "-" : "") + placed(digits, point);
    }

    /** Java never looks below two digits, and spells the smallest double 4.9E-324 where 5e-324 means the same. */
    private static BigDecimal shortest(double value) {
        BigDecimal java = new BigDecimal(Double.toString(value)).stripTrailingZeros();
        BigDecimal one = java.round(new MathContext(1)).stripTrailingZeros();
        return one.doubleValue() == value ? one : java;
    }

    private static String placed(String digits, int point) {
        int count = digits.length();
        if (count <= point && point <= 21) {
            return digits + "0".repeat(point - count);
        }
        if (0 < point && point <= 21) {
            return digits.substring(0, point) + "." + digits.substring(point);
        }
        if (-6 < point && point <= 0) {
            return "0." + "0".repeat(-point) + digits;
        }
        String mantissa = count == 1 ? digits : digits.charAt(0) + "." + digits.substring(1);
        return "%se%s%d".formatted(mantissa, point > 0 ? "+" : "", point - 1);
    }
}
