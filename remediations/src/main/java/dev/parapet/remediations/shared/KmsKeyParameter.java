package dev.parapet.remediations.shared;

import com.fasterxml.jackson.databind.JsonNode;
import dev.parapet.core.Parameter;
import java.util.Map;
import java.util.Optional;

/** The one setting of the guardrails that encrypt: which key. */
public final class KmsKeyParameter {
    private static final String NAME = "kmsKey";

    private KmsKeyParameter() {}

    /** As it is published; {@code standard} is the key where none is set. */
    public static Parameter standing(String standard) {
        return new Parameter(
                NAME, "The KMS key to set: an alias that the accounts have, or an ARN they may use.", standard);
    }

    /**
     * The key an organization set, if it did.
     *
     * @throws IllegalArgumentException for any other setting, and for what names no key
     */
    public static Optional<String> in(Map<String, JsonNode> parameters, String guardrail) {
        JsonNode key = parameters.get(NAME);
        if (parameters.size() != (key == null ? 0 : 1)) {
            throw new IllegalArgumentException(guardrail + " takes only " + NAME);
        }
        if (key != null && !key.asText().matches("alias/[\\w/-]+|arn:[\\w-]+:kms:.+")) {
            throw new IllegalArgumentException(NAME + " takes an alias (alias/…) or the ARN of a KMS key");
        }
        return Optional.ofNullable(key).map(JsonNode::asText);
    }
}
