package dev.parapet.scp.evaluate;

import com.fasterxml.jackson.databind.JsonNode;
import dev.parapet.scp.language.Dialect;
import dev.parapet.scp.language.Policy;
import dev.parapet.scp.language.PolicyInvalid;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A folder of policies: {@code scp/NAME.json} and {@code rcp/NAME.json}. {@code attachments.json} may say where they stand,
 * <code>{"root": ["scp/NAME"], "ou-…": ["rcp/NAME"], "111122223333": []}</code>; without it all are at the root.
 */
public record PolicyFolder(Path folder) {
    private static final String SCP = "scp";
    private static final String RCP = "rcp";

    /**
     * The policies where they stand.
     *
     * @throws FileInvalid naming the file, and the line where there is one
     * @throws NoSuchFileException when there is no such folder
     */
    public Attachments read() throws IOException {
        if (!Files.isDirectory(folder)) {
            throw new NoSuchFileException(folder.toString());
        }
        Map<String, NamedPolicy> serviceControl = policies(SCP, Dialect.SERVICE_CONTROL);
        Map<String, NamedPolicy> resourceControl = policies(RCP, Dialect.RESOURCE_CONTROL);
        if (serviceControl.isEmpty() && resourceControl.isEmpty()) {
            throw new FileInvalid("%s has neither scp/*.json nor rcp/*.json".formatted(folder));
        }
        JsonFile attachments = new JsonFile(folder.resolve("attachments.json"));
        return Files.exists(attachments.path())
                ? attached(attachments, serviceControl, resourceControl)
                : Attachments.atRoot(sorted(serviceControl), sorted(resourceControl));
    }

    private static List<NamedPolicy> sorted(Map<String, NamedPolicy> policies) {
        return policies.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(Map.Entry::getValue)
                .toList();
    }

    private Map<String, NamedPolicy> policies(String kind, Dialect dialect) throws IOException {
        Path place = folder.resolve(kind);
        Map<String, NamedPolicy> policies = new HashMap<>();
        if (!Files.isDirectory(place)) {
            return policies;
        }
        try (Stream<Path> files = Files.list(place)) {
            for (Path file : files.filter(path -> path.toString().endsWith(".json"))
                    .sorted()
                    .toList()) {
                String name = file.getFileName().toString().replaceFirst("\\.json$", "");
                policies.put(kind + "/" + name, new NamedPolicy(name, policy(file, dialect)));
            }
        }
        return policies;
    }

    private static Policy policy(Path file, Dialect dialect) throws IOException {
        try {
            return Policy.parse(new JsonFile(file).text(), dialect);
        } catch (PolicyInvalid e) {
            throw new FileInvalid("%s, %s".formatted(file, e.getMessage()), e);
        }
    }

    private Attachments attached(
            JsonFile file, Map<String, NamedPolicy> serviceControl, Map<String, NamedPolicy> resourceControl)
            throws IOException {
        Map<String, List<NamedPolicy>> scps = new HashMap<>();
        Map<String, List<NamedPolicy>> rcps = new HashMap<>();
        for (Map.Entry<String, JsonNode> target : file.object().properties()) {
            if (!target.getKey().matches("root|r-[a-z0-9]+|ou-[a-z0-9-]+|\\d{12}")) {
                throw file.invalid(
                        "attaches to '%s'; a target is root, the id of a unit (ou-…) or an account (twelve digits)"
                                .formatted(target.getKey()));
            }
            for (String name : file.texts(target.getValue(), target.getKey())) {
                if (isOfAnotherKind(name)) {
                    continue;
                }
                boolean scp = serviceControl.containsKey(name);
                NamedPolicy policy = scp ? serviceControl.get(name) : resourceControl.get(name);
                if (policy == null) {
                    throw file.invalid("attaches '%s', and there is no file %s.json; write scp/NAME or rcp/NAME"
                            .formatted(name, name));
                }
                (scp ? scps : rcps)
                        .computeIfAbsent(target.getKey(), key -> new ArrayList<>())
                        .add(policy);
            }
        }
        return new Attachments(scps, rcps);
    }

    /** Policies that a service carries out, such as {@code s3/NAME}, decide on no request. */
    private boolean isOfAnotherKind(String name) {
        return !name.startsWith(SCP + "/")
                && !name.startsWith(RCP + "/")
                && Files.exists(folder.resolve(name + ".json"));
    }
}
