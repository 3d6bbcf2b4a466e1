package dev.parapet.scp.evaluate;

import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A call as authorization sees it.
 *
 * @param principal the ARN of who calls, a service's name such as {@code lambda.amazonaws.com}, or {@code *} for nobody known
 * @param account the member account that it is about: the caller's, or, for callers from outside, the resource's
 * @param path the units above that account, topmost first; the root goes without saying
 * @param action {@code s3:GetObject}; the case does not count
 * @param resource an ARN; {@code *} for actions that have no resource; parts that are not known are {@link Glob#OPEN} or {@link
 *     Glob#OPEN_NAME}
 */
public record Request(
        String principal, String account, List<String> path, String action, String resource, Context context) {
    /** A resource of which nothing is known. */
    public static final String UNKNOWN_RESOURCE = String.valueOf(Glob.OPEN);

    public Request {
        path = List.copyOf(path);
    }

    /** With keys that are written down, and names of keys that it may carry. */
    public static Request of(
            String principal,
            String account,
            List<String> path,
            String action,
            String resource,
            Map<String, List<String>> context,
            Set<String> unknown) {
        return new Request(principal, account, path, action, resource, Context.of(context, unknown));
    }
}
