package dev.parapet.scp.catalogue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.parapet.scp.language.Policy;

/** What a document says once it is filled in. */
public sealed interface Content {
    /** The text as Organizations is given it: minified. */
    String json();

    /** Statements that deny. */
    record Statements(Policy policy) implements Content {
        @Override
        public String json() {
            return policy.json();
        }
    }

    /** Attributes that a service holds. */
    record Attributes(JsonNode document) implements Content {
        @Override
        public String json() {
            return document.toString();
        }
    }
}
