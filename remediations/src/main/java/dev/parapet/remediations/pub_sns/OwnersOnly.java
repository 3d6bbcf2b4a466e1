package dev.parapet.remediations.pub_sns;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.parapet.core.Json;
import dev.parapet.core.ResourceId;
import dev.parapet.remediations.shared.ResourcePolicy;

/** The policy that SNS gives a topic that is created without one: the owner's own callers, and nobody else. */
final class OwnersOnly {
    private OwnersOnly() {}

    static ResourcePolicy policy(ResourceId topic) {
        ObjectNode statement =
                Json.object().put("Sid", "__default_statement_ID").put("Effect", "Allow");
        statement.set("Principal", Json.object().put("AWS", "*"));
        statement.set(
                "Action",
                Json.array(
                        "SNS:GetTopicAttributes",
                        "SNS:SetTopicAttributes",
                        "SNS:AddPermission",
                        "SNS:RemovePermission",
                        "SNS:DeleteTopic",
                        "SNS:Subscribe",
                        "SNS:ListSubscriptionsByTopic",
                        "SNS:Publish"));
        statement.put("Resource", topic.id());
        statement.set(
                "Condition", Json.object().set("StringEquals", Json.object().put("AWS:SourceOwner", topic.account())));
        return ResourcePolicy.EMPTY.plus(statement);
    }
}
