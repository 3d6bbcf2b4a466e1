package dev.parapet.core.event;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A JSON value that knows where in the event it stands, so that a refusal can say so. */
record Node(@Nullable Node parent, String name, JsonNode json) {
    static Node root(JsonNode json) {
        return new Node(null, "", json).object();
    }

    /** The field of that name, present or not. */
    Node at(String field) {
        if (present()) {
            object();
        }
        return new Node(this, field, json.path(field));
    }

    boolean present() {
        return !json.isMissingNode() && !json.isNull();
    }

    Node object() {
        if (!json.isObject()) {
            throw present() ? refuse("is not an object") : refuse("is missing");
        }
        return this;
    }

    String text() {
        return optionalText().orElseThrow(() -> refuse("is missing"));
    }

    /** AWS writes an unknown text as absent, as null or as "". */
    Optional<String> optionalText() {
        if (!present()) {
            return Optional.empty();
        }
        if (!json.isTextual()) {
            throw refuse("is not a text");
        }
        return Optional.of(json.textValue()).filter(text -> !text.isBlank());
    }

    String text(Shape shape) {
        return fitting(text(), shape);
    }

    Optional<String> optionalText(Shape shape) {
        return optionalText().map(text -> fitting(text, shape));
    }

    private String fitting(String text, Shape shape) {
        if (!shape.fits(text)) {
            throw refuse("is not " + shape.words() + ": " + quote(text));
        }
        return text;
    }

    /** An absent flag is down. */
    boolean flag() {
        if (present() && !json.isBoolean()) {
            throw refuse("is not true or false");
        }
        return json.booleanValue();
    }

    /** AWS writes a list of one as the element itself in places; absent is empty. */
    List<Node> list() {
        if (!present()) {
            return List.of();
        }
        if (!json.isArray()) {
            return List.of(object());
        }
        List<Node> elements = new ArrayList<>(json.size());
        for (int i = 0; i < json.size(); i++) {
            elements.add(new Node(this, "[" + i + "]", json.get(i)));
        }
        return elements;
    }

    Unreadable refuse(String what) {
        return new Unreadable((path() + " " + what).strip());
    }

    String path() {
        if (parent == null) {
            return name;
        }
        String above = parent.path();
        return above.isEmpty() || name.startsWith("[") ? above + name : above + "." + name;
    }

    /** Enough of a value to recognise it. */
    static String quote(String text) {
        return text.length() <= 60 ? "\"" + text + "\"" : "\"" + text.substring(0, 60) + "…\"";
    }
}
