package dev.parapet.scp.catalogue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.parapet.core.Json;
import dev.parapet.scp.PolicyType;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** All documents there are. Nobody lists them: a folder that is there is one. */
public final class Catalogue {
    private static final Catalogue SHIPPED = new Catalogue(read());

    private final List<Document> documents;

    private Catalogue(List<Document> documents) {
        this.documents = documents.stream().sorted(Document.ORDER).toList();
    }

    /** The one that comes with Parapet. */
    public static Catalogue load() {
        return SHIPPED;
    }

    /** In rollout order. */
    public List<Document> documents() {
        return documents;
    }

    /** By id; the case does not count. */
    public Optional<Document> named(String id) {
        return documents.stream().filter(each -> each.id().equalsIgnoreCase(id)).findFirst();
    }

    /** The ids of all documents, in rollout order. */
    public List<String> ids() {
        return documents.stream().map(Document::id).toList();
    }

    /** The folders lie beside this class, in a directory or in a jar. */
    private static List<Document> read() {
        try {
            Path place = Path.of(Catalogue.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
            if (Files.isDirectory(place)) {
                return folders(place);
            }
            try (FileSystem jar = FileSystems.newFileSystem(place)) {
                return folders(jar.getPath("/"));
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the catalogue of policies was not read", e);
        } catch (URISyntaxException e) {
            throw new IllegalStateException("the catalogue of policies lies nowhere", e);
        }
    }

    private static List<Document> folders(Path root) throws IOException {
        Path here = root.resolve(Catalogue.class.getPackageName().replace('.', '/'));
        try (Stream<Path> entries = Files.list(here)) {
            List<Path> folders = entries.filter(each -> Files.exists(each.resolve("manifest.json")))
                    .toList();
            return folders.stream().map(Catalogue::document).toList();
        }
    }

    private static Document document(Path folder) {
        JsonNode manifest = json(folder.resolve("manifest.json"));
        Map<String, List<String>> frameworks = new LinkedHashMap<>();
        manifest.path("frameworks").properties().forEach(each -> frameworks.put(each.getKey(), texts(each.getValue())));
        return new Document(
                manifest.path("id").asText(),
                manifest.path("title").asText(),
                type(manifest.path("type").asText()),
                manifest.path("default").asText().equals("on"),
                manifest.path("wave").asInt(),
                texts(manifest.path("at")),
                frameworks,
                json(folder.resolve("policy.json")),
                text(folder.resolve("README.md")),
                CaseReader.read(json(folder.resolve("cases.json"))));
    }

    private static PolicyType type(String folder) {
        return Arrays.stream(PolicyType.values())
                .filter(each -> each.folder().equals(folder))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("there is no kind of policy called " + folder));
    }

    private static List<String> texts(JsonNode list) {
        return list.valueStream().map(JsonNode::asText).toList();
    }

    private static JsonNode json(Path file) {
        try {
            return Json.read(text(file));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("%s: %s".formatted(file, e.getOriginalMessage()), e);
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
