package dev.parapet.policies;

import dev.parapet.core.Suggestion;
import dev.parapet.policies.OrganizationSettings.Budget;
import dev.parapet.policies.OrganizationSettings.Contact;
import dev.parapet.policies.OrganizationSettings.Posts;
import dev.parapet.policies.OrganizationSettings.RollOut;
import dev.parapet.policies.OrganizationSettings.RootUsers;
import dev.parapet.policies.OrganizationSettings.Service;
import dev.parapet.policies.OrganizationSettings.TrailWish;
import dev.parapet.policies.OrganizationSettings.UnitNames;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.snakeyaml.engine.v2.nodes.Node;

/** The section {@code organization} of the settings. */
record OrganizationNode(Yaml yaml) {
    static final List<String> KEYS = List.of(
            "role",
            "accounts",
            "regions",
            "units",
            "services",
            "protections",
            "policies",
            "quarantine",
            "trail",
            "root",
            "budget",
            "contacts",
            "repair",
            "options");
    static final List<String> POSTS = List.of("security", "log-archive");
    static final List<String> UNITS = List.of(
            "security",
            "infrastructure",
            "production",
            "non-production",
            "sandbox",
            "suspended",
            "policy-staging",
            "make");
    static final List<String> SERVICES =
            Arrays.stream(Service.values()).map(Service::word).toList();

    /** Inspector and Macie are paid by what they look at, so somebody has to ask for them. */
    static final Set<Service> STANDARD_SERVICES =
            Set.of(Service.CONFIG, Service.GUARDDUTY, Service.SECURITY_HUB, Service.ACCESS_ANALYZER);

    /** Without those that put an agent beside a workload. */
    static final List<String> PROTECTIONS = List.of(
            "S3_DATA_EVENTS",
            "EKS_AUDIT_LOGS",
            "EBS_MALWARE_PROTECTION",
            "RDS_LOGIN_EVENTS",
            "LAMBDA_NETWORK_LOGS",
            "RUNTIME_MONITORING");

    static final List<String> CONTACTS = List.of("security", "billing", "operations");
    static final List<String> CONTACT = List.of("name", "title", "email", "phone");
    private static final String REGION = "[a-z]{2,3}(-[a-z]+)+-\\d";
    private static final String UNIT = "[^/]{1,128}(/[^/]{1,128}){0,4}";
    private static final String MAIL = "[^@\\s]+@[^@\\s]+";

    OrganizationSettings read(Node node) {
        Map<String, Node> own = yaml.mapping(node, KEYS);
        return new OrganizationSettings(
                word(own, "role", "[\\w+=,.@/-]{1,128}", "the name of a role").orElse(OrganizationSettings.ROLE),
                posts(required(node, own, "accounts")),
                regions(required(node, own, "regions")),
                child(own, "units").map(this::units).orElse(UnitNames.STANDARD),
                child(own, "services").map(this::services).orElse(STANDARD_SERVICES),
                child(own, "protections").map(this::protections).orElse(Set.of("S3_DATA_EVENTS", "RDS_LOGIN_EVENTS")),
                child(own, "policies")
                        .map(this::rollOut)
                        .orElse(new RollOut(List.of(UnitNames.STANDARD.staging()), false)),
                child(own, "quarantine").map(yaml::truth).orElse(false),
                child(own, "trail").map(this::trail),
                child(own, "root").map(this::root).orElse(new RootUsers(true, false)),
                child(own, "budget").map(this::budget),
                child(own, "contacts").map(this::contacts).orElse(Map.of()),
                child(own, "repair").map(this::words).orElse(Set.of()),
                child(own, "options").map(new ServiceOptionsNode(yaml)::read).orElse(ServiceOptions.STANDARD));
    }

    private Posts posts(Node node) {
        Map<String, Node> own = yaml.mapping(node, POSTS);
        return new Posts(
                account(required(node, own, "security")),
                child(own, "log-archive").map(this::account));
    }

    private String account(Node node) {
        return matching(node, "\\d{12}", "an account: twelve digits, in quotes");
    }

    private List<String> regions(Node node) {
        List<String> all = yaml.sequence(node).stream()
                .map(region -> matching(region, REGION, "a region, such as eu-west-1"))
                .sorted()
                .distinct()
                .toList();
        if (all.isEmpty()) {
            throw yaml.invalid(node, "at least one region is expected");
        }
        return all;
    }

    private UnitNames units(Node node) {
        Map<String, Node> own = yaml.mapping(node, UNITS);
        UnitNames standard = UnitNames.STANDARD;
        return new UnitNames(
                unit(own, "security", standard.security()),
                unit(own, "infrastructure", standard.infrastructure()),
                unit(own, "production", standard.production()),
                unit(own, "non-production", standard.nonProduction()),
                unit(own, "sandbox", standard.sandbox()),
                unit(own, "suspended", standard.suspended()),
                unit(own, "policy-staging", standard.staging()),
                child(own, "make").map(yaml::truth).orElse(false));
    }

    private String unit(Map<String, Node> own, String key, String standard) {
        return word(own, key, UNIT, "the path of a unit, outermost first: Workloads/Production")
                .orElse(standard);
    }

    private Set<Service> services(Node node) {
        return yaml.sequence(node).stream()
                .map(service -> Service.valueOf(among(service, SERVICES, "a service")
                        .toUpperCase(java.util.Locale.ROOT)
                        .replace('-', '_')))
                .collect(Collectors.toSet());
    }

    private Set<String> protections(Node node) {
        return yaml.sequence(node).stream()
                .map(plan -> among(plan, PROTECTIONS, "a protection plan of GuardDuty"))
                .collect(Collectors.toSet());
    }

    private RollOut rollOut(Node node) {
        Map<String, Node> own = yaml.mapping(node, List.of("in"));
        Node in = required(node, own, "in");
        List<String> units = yaml.sequence(in).stream()
                .map(unit -> matching(unit, UNIT, "the path of a unit"))
                .toList();
        boolean everywhere = units.contains("everywhere");
        if (everywhere && units.size() > 1) {
            throw yaml.invalid(in, "'everywhere' stands alone: it holds for every unit");
        }
        return new RollOut(everywhere ? List.of() : units, everywhere);
    }

    private TrailWish trail(Node node) {
        Map<String, Node> own = yaml.mapping(node, List.of("name", "bucket"));
        return new TrailWish(
                word(own, "name", "[A-Za-z0-9][A-Za-z0-9._-]{1,126}[A-Za-z0-9]", "the name of a trail")
                        .orElse("parapet"),
                matching(
                        required(node, own, "bucket"),
                        "[a-z0-9][a-z0-9-]{1,61}[a-z0-9]",
                        "the name of a bucket: small letters, digits and hyphens"));
    }

    private RootUsers root(Node node) {
        Map<String, Node> own = yaml.mapping(node, List.of("central", "remove-credentials"));
        return new RootUsers(
                child(own, "central").map(yaml::truth).orElse(true),
                child(own, "remove-credentials").map(yaml::truth).orElse(false));
    }

    private Budget budget(Node node) {
        Map<String, Node> own = yaml.mapping(node, List.of("name", "dollars", "mails"));
        Node mails = required(node, own, "mails");
        List<String> all = yaml.sequence(mails).stream()
                .map(mail -> matching(mail, MAIL, "a mail address"))
                .toList();
        if (all.isEmpty() || all.size() > 10) {
            throw yaml.invalid(mails, "one to ten mail addresses are expected: AWS tells no more than ten");
        }
        return new Budget(
                word(own, "name", "[^:\\\\]{1,100}", "the name of a budget").orElse("parapet"),
                yaml.number(required(node, own, "dollars"), 999_999_999),
                all);
    }

    private Map<String, Contact> contacts(Node node) {
        Map<String, Contact> all = new LinkedHashMap<>();
        yaml.mapping(node, CONTACTS).forEach((kind, contact) -> all.put(kind, contact(contact)));
        return all;
    }

    private Contact contact(Node node) {
        Map<String, Node> own = yaml.mapping(node, CONTACT);
        return new Contact(
                yaml.text(required(node, own, "name")),
                yaml.text(required(node, own, "title")),
                matching(required(node, own, "email"), MAIL, "a mail address"),
                matching(required(node, own, "phone"), "[\\s0-9()+-]{1,25}", "a telephone number"));
    }

    private Set<String> words(Node node) {
        return yaml.sequence(node).stream().map(yaml::text).collect(Collectors.toSet());
    }

    private static Optional<Node> child(Map<String, Node> own, String key) {
        return Stream.ofNullable(own.get(key)).findFirst();
    }

    private Node required(Node mapping, Map<String, Node> own, String key) {
        return child(own, key).orElseThrow(() -> yaml.invalid(mapping, "'%s' is needed here".formatted(key)));
    }

    private Optional<String> word(Map<String, Node> own, String key, String pattern, String what) {
        return child(own, key).map(node -> matching(node, pattern, what));
    }

    private String matching(Node node, String pattern, String what) {
        String text = yaml.text(node);
        if (!text.matches(pattern)) {
            throw yaml.invalid(node, "'%s' is not %s".formatted(text, what));
        }
        return text;
    }

    private String among(Node node, List<String> words, String what) {
        String text = yaml.text(node);
        if (!words.contains(text)) {
            throw yaml.invalid(node, "'%s' is not %s%s".formatted(text, what, Suggestion.of(text, words)));
        }
        return text;
    }
}
