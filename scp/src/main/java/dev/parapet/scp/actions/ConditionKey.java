package dev.parapet.scp.actions;

import java.util.Locale;

/**
 * A condition key, or a family of them.
 *
 * @param name in a family, such as {@code aws:RequestTag/$}, the dollar stands for what the user chooses
 * @param type as AWS's reference says: {@code String}, {@code Bool}, {@code Numeric}, {@code Date}, {@code ARN}, {@code IPAddress}, or
 *     {@code ArrayOf…}
 */
public record ConditionKey(String name, String type) {
    /** Whether it has many values, so that conditions on it need a quantifier. */
    public boolean manyValued() {
        return type.startsWith("ArrayOf");
    }

    /** Whether it is that key, or a family with that member. */
    public boolean covers(String key) {
        int gap = name.indexOf('$');
        if (gap < 0) {
            return name.equalsIgnoreCase(key);
        }
        String end = name.substring(gap + 1).toLowerCase(Locale.ROOT);
        return key.length() >= name.length()
                && key.regionMatches(true, 0, name, 0, gap)
                && key.toLowerCase(Locale.ROOT).endsWith(end);
    }
}
