package dev.parapet.scp.evaluate;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.parapet.core.Json;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A file with one JSON document. */
record JsonFile(Path path) {
    String text() throws IOException {
        try {
            return Files.readString(path, StandardCharsets.UTF_8);
        } catch (CharacterCodingException e) {
            throw new FileInvalid(path + " is not UTF-8", e);
        }
    }

    JsonNode object() throws IOException {
        try {
            JsonNode document = Json.read(text());
            if (document.isObject()) {
                return document;
            }
        } catch (JsonProcessingException e) {
            throw new FileInvalid(
                    "%s, line %d: not JSON: %s"
                            .formatted(
                                    path,
                                    e.getLocation() == null
                                            ? 1
                                            : e.getLocation().getLineNr(),
                                    e.getOriginalMessage()),
                    e);
        }
        throw invalid("is no JSON object");
    }

    List<String> texts(JsonNode list, String what) {
        List<String> texts = new ArrayList<>();
        for (JsonNode item : list) {
            if (!item.isTextual()) {
                throw invalid(what + " is no list of texts");
            }
            texts.add(item.asText());
        }
        if (!list.isArray()) {
            throw invalid(what + " is no list of texts");
        }
        return texts;
    }

    FileInvalid invalid(String reason) {
        return new FileInvalid(path + " " + reason);
    }
}
