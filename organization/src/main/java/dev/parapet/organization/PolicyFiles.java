package dev.parapet.organization;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.parapet.core.Json;
import dev.parapet.scp.OrganizationPolicy;
import dev.parapet.scp.PolicyType;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Rendered policies, one file each, in a folder for each kind: {@code scp/parapet-1.json}. {@code attachments.json} says where
 * they belong, by target; without it all of them belong at the root.
 */
public final class PolicyFiles {
    private static final String ENDING = ".json";
    private static final String ATTACHMENTS = "attachments.json";
    private static final String ROOT = "root";

    private PolicyFiles() {}

    /**
     * The policies in a directory, by kind and name.
     *
     * @throws IOException when it cannot be read, a file in it is not JSON, or a policy is attached that is not there
     */
    public static List<Placed> read(Path directory) throws IOException {
        if (!Files.isDirectory(directory)) {
            throw new NoSuchFileException(directory.toString());
        }
        List<OrganizationPolicy> policies = new ArrayList<>();
        for (PolicyType type : PolicyType.values()) {
            for (Path file : files(directory.resolve(type.folder()))) {
                policies.add(policy(type, file));
            }
        }
        Path attachments = directory.resolve(ATTACHMENTS);
        return Files.exists(attachments)
                ? placed(policies, attachments)
                : policies.stream().map(policy -> new Placed(policy, "")).toList();
    }

    private static List<Path> files(Path folder) throws IOException {
        if (Files.notExists(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(ENDING))
                    .sorted()
                    .toList();
        }
    }

    private static OrganizationPolicy policy(PolicyType type, Path file) throws IOException {
        String name = file.getFileName().toString();
        return new OrganizationPolicy(
                name.substring(0, name.length() - ENDING.length()),
                type,
                "Made by Parapet",
                json(file).toString());
    }

    private static List<Placed> placed(List<OrganizationPolicy> policies, Path attachments) throws IOException {
        List<Placed> all = new ArrayList<>();
        for (Map.Entry<String, JsonNode> target : json(attachments).properties()) {
            for (JsonNode name : target.getValue()) {
                OrganizationPolicy named = policies.stream()
                        .filter(policy -> name.asText().equals(policy.type().folder() + "/" + policy.name()))
                        .findFirst()
                        .orElseThrow(() -> new IOException(
                                "%s attaches %s, and there is no file of that name".formatted(attachments, name)));
                all.add(new Placed(named, target.getKey().equals(ROOT) ? "" : target.getKey()));
            }
        }
        return all;
    }

    private static JsonNode json(Path file) throws IOException {
        try {
            return Json.read(Files.readString(file));
        } catch (JsonProcessingException e) {
            throw new IOException("%s is not JSON: %s".formatted(file, e.getOriginalMessage()), e);
        }
    }
}
