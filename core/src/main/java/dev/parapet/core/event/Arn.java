package dev.parapet.core.event;

import java.util.List;
import java.util.Optional;

/**
 * An ARN, taken apart.
 *
 * @param region empty for global services and S3 buckets
 * @param account empty for S3 buckets
 * @param tail what stands behind the account, with its colons
 */
record Arn(String text, String partition, String service, String region, String account, String tail) {
    static Arn of(Node node) {
        return of(node.text(Shape.ARN));
    }

    static Optional<Arn> optional(Node node) {
        return node.optionalText(Shape.ARN).map(Arn::of);
    }

    /** For a text that is known to be one. */
    static Arn of(String text) {
        List<String> parts = List.of(text.split(":", 6));
        return new Arn(text, parts.get(1), parts.get(2), parts.get(3), parts.get(4), parts.get(5));
    }

    /** Whether the resource can belong to that account; bucket names do not tell. */
    boolean mayBelongTo(String owner) {
        return account.isEmpty() || account.equals(owner);
    }
}
