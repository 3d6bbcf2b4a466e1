package dev.parapet.sandbox;

import static java.util.stream.Collectors.toMap;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.parapet.core.Control;
import dev.parapet.core.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A fault as data, from the guardrail's own folder: the calls that make it, the event that tells of it, the look that shows
 * it, and what that look shows before and after the repair. The README of the sandbox has the form.
 *
 * @param guardrail the control's id
 * @param name the file's name, for example {@code wide-range}
 * @param text the file
 */
public record Scene(String guardrail, String name, JsonNode text) {
    /** The scenes of one guardrail, by name. */
    public static List<Scene> of(Class<?> guardrail, Control control) {
        String folder = guardrail.getPackageName().replace('.', '/') + "/scenes";
        try {
            URI home = guardrail
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI();
            if (Files.isDirectory(Path.of(home))) {
                return read(control, Path.of(home).resolve(folder));
            }
            try (FileSystem jar = FileSystems.newFileSystem(Path.of(home), Map.of())) {
                return read(control, jar.getPath(folder));
            }
        } catch (URISyntaxException | IOException e) {
            throw new IllegalStateException("the scenes of " + control.id() + " cannot be read: " + e, e);
        }
    }

    private static List<Scene> read(Control control, Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.sorted().map(file -> scene(control, file)).toList();
        }
    }

    private static Scene scene(Control control, Path file) {
        String name = file.getFileName().toString().replace(".json", "");
        try {
            return new Scene(control.id(), name, Json.read(Files.readString(file)));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(file + " is not JSON: " + e.getOriginalMessage(), e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The word of the outcome when everything is allowed that a person has approved. */
    public String outcome() {
        return text.path("outcome").asText("remediated");
    }

    /** What the organization has set of the guardrail's parameters. */
    public Map<String, JsonNode> parameters() {
        return text.path("parameters").properties().stream().collect(toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /** Where it plays; a global service's scene names its region. */
    public String region(String usual) {
        return text.path("region").asText(usual);
    }

    /** Makes the fault in an account; {@code name} is a piece of every resource's name. */
    public Staged stage(Sandbox sandbox, String account, String usualRegion, String name) {
        return Staged.plant(this, sandbox, account, region(usualRegion), name);
    }

    @Override
    public String toString() {
        return guardrail + " " + name;
    }
}
