package dev.parapet.scp.actions;

import dev.parapet.scp.language.Wildcards;
import java.util.List;
import java.util.regex.Pattern;

/**
 * A kind of resource of a service.
 *
 * @param arn a template in which <code>${p}</code>, <code>${r}</code> and <code>${a}</code> are partition, region and account, and other
 *     variables, such as <code>${BucketName}</code>, name the resource
 * @param pattern the template with {@code *} for all that varies
 * @param keys the condition keys that come with every resource of the kind
 */
public record ResourceType(String name, String arn, String pattern, List<ConditionKey> keys) {
    private static final Pattern VARIABLE = Pattern.compile("\\$\\{\\w*}");

    public ResourceType {
        keys = List.copyOf(keys);
    }

    static ResourceType of(String name, String arn, List<ConditionKey> keys) {
        return new ResourceType(name, arn, VARIABLE.matcher(arn).replaceAll("*"), keys);
    }

    /** Whether an ARN may be of the kind; templates of two kinds can overlap. */
    public boolean mayBe(String resource) {
        return Wildcards.match(pattern, resource);
    }
}
