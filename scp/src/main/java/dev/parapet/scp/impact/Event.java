package dev.parapet.scp.impact;

import java.util.Optional;

/** What is read of one record of CloudTrail. The same object serves for the next one. */
final class Event {
    /** The record but for its requestParameters, responseElements and resources. */
    final Fields record = new Fields();

    final Fields parameters = new Fields();
    /** {@code ARN} and {@code accountId}, or as some services write it {@code arn}. */
    final Fields resources = new Fields();

    void clear() {
        record.clear();
        parameters.clear();
        resources.clear();
    }

    /** A field of the record, by the names that lead to it; empty text when it is not there. */
    String text(String path) {
        return record.first(path).orElse("");
    }

    Optional<String> field(String path) {
        return record.first(path).filter(value -> !value.isEmpty());
    }

    /** The role behind a session; else the identity itself. */
    String principal() {
        return field("userIdentity.sessionContext.sessionIssuer.arn")
                .filter(arn -> text("userIdentity.type").equals("AssumedRole"))
                .or(() -> field("userIdentity.arn"))
                .orElse("");
    }

    /** The account of who called. */
    String caller() {
        return field("userIdentity.accountId").orElse("");
    }

    /** The account that CloudTrail wrote it for: the caller's or, in the owner's copy, the resource's. */
    String recipient() {
        return field("recipientAccountId").orElseGet(this::caller);
    }

    String region() {
        return text("awsRegion");
    }

    String partition() {
        return region().startsWith("cn-") ? "aws-cn" : region().startsWith("us-gov-") ? "aws-us-gov" : "aws";
    }
}
