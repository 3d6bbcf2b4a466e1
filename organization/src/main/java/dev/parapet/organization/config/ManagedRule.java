package dev.parapet.organization.config;

import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A rule of AWS's own that tells a guardrail of a fault.
 *
 * @param name the name guardrails know it by
 * @param identifier AWS's name of the code behind it
 * @param parameters as AWS wants them: all values are text, numbers too
 * @param reach in which regions it has something to judge
 */
public record ManagedRule(String name, String identifier, SortedMap<String, String> parameters, Reach reach) {
    /** Where a rule has something to judge; elsewhere it costs and says nothing. */
    public enum Reach {
        EVERYWHERE,
        /** IAM is recorded in one region of an account, the home region. */
        HOME,
        /** CloudFront is recorded in us-east-1 and nowhere else. */
        NORTH_VIRGINIA;

        boolean covers(String region, String home) {
            return switch (this) {
                case EVERYWHERE -> true;
                case HOME -> region.equals(home);
                case NORTH_VIRGINIA -> region.equals("us-east-1");
            };
        }
    }

    public ManagedRule {
        parameters = Collections.unmodifiableSortedMap(new TreeMap<>(parameters));
    }

    ManagedRule(String name, String identifier, Map<String, String> parameters, Reach reach) {
        this(name, identifier, new TreeMap<>(parameters), reach);
    }
}
