package dev.parapet.policies;

import com.fasterxml.jackson.databind.JsonNode;
import dev.parapet.core.Exemption;
import dev.parapet.core.Limits;
import dev.parapet.core.Mode;
import dev.parapet.core.Suggestion;
import dev.parapet.policies.Settings.GuardrailSettings;
import dev.parapet.policies.Settings.PlaceSettings;
import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;

/** Reads {@code parapet.yaml}. */
public final class SettingsFile {
    private static final List<String> KEYS = List.of(
            "version",
            "mode",
            "limits",
            "guardrails",
            "units",
            "accounts",
            "delegatedAdministrators",
            "notify",
            "exemptions",
            "prevention",
            "organization");
    static final List<String> EXEMPTION =
            List.of("guardrail", "account", "unit", "resource", "owner", "reason", "expires");
    static final List<String> PLACE = List.of("mode", "guardrails");
    static final List<String> SERVICES = List.of("guardduty", "securityhub", "health");

    private final Yaml yaml;
    private final Collection<String> known;
    private final PreventionForm form;

    private SettingsFile(Yaml yaml, Collection<String> known, PreventionForm form) {
        this.yaml = yaml;
        this.known = known;
        this.form = form;
    }

    /**
     * Reads a settings file.
     *
     * @param guardrails the ids of the guardrails there are
     * @param form what may be chosen among the organization policies
     * @throws SettingsInvalid naming file, line, column and what is expected
     */
    public static Settings read(Path file, Collection<String> guardrails, PreventionForm form) {
        try {
            return read(file.toString(), Files.readString(file), guardrails, form);
        } catch (NoSuchFileException e) {
            throw new SettingsInvalid(file.toString(), "there is no such file; an empty one is a valid start");
        } catch (MalformedInputException e) {
            throw new SettingsInvalid(file.toString(), "not a text in UTF-8");
        } catch (IOException e) {
            throw new SettingsInvalid(file.toString(), "cannot be read: " + e.getMessage());
        }
    }

    /** Reads settings from a text; {@code name} stands for the file in complaints. */
    public static Settings read(String name, String text, Collection<String> guardrails, PreventionForm form) {
        Yaml yaml = new Yaml(name);
        SettingsFile file = new SettingsFile(yaml, guardrails, form);
        return yaml.root(text).map(file::settings).orElse(Settings.STANDARD);
    }

    private Settings settings(Node root) {
        Map<String, Node> top = yaml.mapping(root, KEYS);
        checkVersion(top.get("version"));
        return new Settings(
                Optional.ofNullable(top.get("mode")).map(this::mode),
                Optional.ofNullable(top.get("limits"))
                        .map(node -> LimitsNode.read(yaml, node))
                        .orElse(Limits.STANDARD),
                Optional.ofNullable(top.get("guardrails")).map(this::guardrails).orElse(Map.of()),
                Optional.ofNullable(top.get("units"))
                        .map(node -> places(node, this::unit))
                        .orElse(Map.of()),
                Optional.ofNullable(top.get("accounts"))
                        .map(node -> places(node, this::account))
                        .orElse(Map.of()),
                Optional.ofNullable(top.get("delegatedAdministrators"))
                        .map(this::delegates)
                        .orElse(Map.of()),
                Optional.ofNullable(top.get("notify")).map(this::topic),
                Optional.ofNullable(top.get("exemptions")).map(this::exemptions).orElse(List.of()),
                Optional.ofNullable(top.get("prevention"))
                        .map(node -> new PreventionNode(yaml, form).read(node))
                        .orElse(PreventionSettings.STANDARD),
                Optional.ofNullable(top.get("organization")).map(new OrganizationNode(yaml)::read));
    }

    private void checkVersion(@org.jspecify.annotations.Nullable Node version) {
        if (version != null && !yaml.text(version).equals("1")) {
            throw yaml.invalid(version, "version 1 is the only one there is");
        }
    }

    private Mode mode(Node node) {
        String word = yaml.text(node);
        List<String> words = List.of("off", "report", "approve", "enforce");
        if (!words.contains(word)) {
            throw yaml.invalid(node, "'%s' is not a mode%s".formatted(word, Suggestion.of(word, words)));
        }
        return Mode.valueOf(word.toUpperCase(Locale.ROOT));
    }

    private Map<String, GuardrailSettings> guardrails(Node node) {
        Map<String, GuardrailSettings> all = new HashMap<>();
        yaml.mapping(node, known).forEach((id, own) -> all.put(id, guardrail(own)));
        return all;
    }

    private GuardrailSettings guardrail(Node node) {
        Map<String, Node> entries = yaml.mapping(node);
        Optional<Mode> mode = Optional.ofNullable(entries.remove("mode")).map(this::mode);
        Optional<Integer> budget =
                Optional.ofNullable(entries.remove("budget")).map(value -> yaml.number(value, 100_000));
        Map<String, JsonNode> parameters = entries.entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, entry -> yaml.parameter(entry.getValue())));
        return new GuardrailSettings(mode, budget, parameters);
    }

    /** Modes by place; the keys are checked where they stand. */
    private Map<String, PlaceSettings> places(Node node, UnaryOperator<Node> checked) {
        Map<String, PlaceSettings> all = new HashMap<>();
        yaml.mapping(node);
        ((MappingNode) node)
                .getValue()
                .forEach(place -> all.put(yaml.text(checked.apply(place.getKeyNode())), place(place.getValueNode())));
        return all;
    }

    private PlaceSettings place(Node node) {
        Map<String, Node> entries = yaml.mapping(node, PLACE);
        Map<String, Mode> words = new HashMap<>();
        Optional.ofNullable(entries.get("guardrails"))
                .map(named -> yaml.mapping(named, known))
                .orElse(Map.of())
                .forEach((id, word) -> words.put(id, mode(word)));
        return new PlaceSettings(Optional.ofNullable(entries.get("mode")).map(this::mode), words);
    }

    private Node unit(Node node) {
        String path = yaml.text(node);
        if (!path.matches("[^/]{1,128}(/[^/]{1,128}){0,4}")) {
            throw yaml.invalid(
                    node, "'%s' is not the path of a unit, outermost first: Workloads/Production".formatted(path));
        }
        return node;
    }

    private String topic(Node node) {
        String arn = yaml.text(node);
        if (!arn.matches("arn:aws[a-z-]*:sns:[a-z0-9-]+:\\d{12}:[\\w-]{1,256}")) {
            throw yaml.invalid(node, "'%s' is not the ARN of an SNS topic".formatted(arn));
        }
        return arn;
    }

    private Map<String, Set<String>> delegates(Node node) {
        Map<String, Set<String>> all = new HashMap<>();
        yaml.mapping(node, SERVICES)
                .forEach((service, accounts) -> all.put(
                        service,
                        yaml.sequence(accounts).stream()
                                .map(this::account)
                                .map(yaml::text)
                                .collect(Collectors.toSet())));
        return all;
    }

    private Node account(Node node) {
        String account = yaml.text(node);
        if (!account.matches("\\d{12}")) {
            throw yaml.invalid(node, "'%s' is not an account: twelve digits, in quotes".formatted(account));
        }
        return node;
    }

    private List<Exemption> exemptions(Node node) {
        return yaml.sequence(node).stream().map(this::exemption).toList();
    }

    private Exemption exemption(Node node) {
        Map<String, Node> entries = yaml.mapping(node, EXEMPTION);
        return new Exemption(
                yaml.text(required(node, entries, "guardrail")),
                optional(entries, "account"),
                optional(entries, "unit"),
                optional(entries, "resource"),
                yaml.text(required(node, entries, "owner")),
                yaml.text(required(node, entries, "reason")),
                moment(required(node, entries, "expires")));
    }

    private Node required(Node mapping, Map<String, Node> entries, String key) {
        Node value = entries.get(key);
        if (value == null) {
            throw yaml.invalid(mapping, "an exemption needs '%s'".formatted(key));
        }
        return value;
    }

    private String optional(Map<String, Node> entries, String key) {
        return Optional.ofNullable(entries.get(key)).map(yaml::text).orElse("*");
    }

    /** A day counts to its end, in UTC. */
    private Instant moment(Node node) {
        String text = yaml.text(node);
        try {
            return text.length() == 10
                    ? LocalDate.parse(text)
                            .plusDays(1)
                            .atStartOfDay(ZoneOffset.UTC)
                            .toInstant()
                    : Instant.parse(text);
        } catch (DateTimeParseException e) {
            throw yaml.invalid(
                    node, "'%s' is not a day (2027-03-31) or a moment (2027-03-31T12:00:00Z)".formatted(text));
        }
    }
}
