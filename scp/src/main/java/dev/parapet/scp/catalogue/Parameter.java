package dev.parapet.scp.catalogue;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * What an organization fills into the documents, as <code>{{key}}</code>.
 *
 * <p>An exemption of everybody by mistake is the worst value there is: a role begins with two letters that are no wildcard.
 */
@SuppressWarnings("ImmutableEnumChecker") // its lists are those of List.of
public enum Parameter {
    PARTITION("partition", Shape.PARTITION, false, "The partition of AWS.", List.of("aws"), List.of()),
    ROLE_PATH(
            "role-path",
            Shape.PATH,
            false,
            "The IAM path below which Parapet's roles lie in every account.",
            List.of("parapet"),
            List.of()),
    DEPLOYERS(
            "deployers",
            Shape.ROLE,
            true,
            "Roles, with their path, that may change the guardrail itself.",
            List.of("{{role-path}}/deployer"),
            List.of("parapet/deployer", "AcmeDeployer")),
    BREAK_GLASS(
            "break-glass",
            Shape.ROLE,
            true,
            "Roles, with their path, for emergencies.",
            List.of("{{role-path}}/break-glass"),
            List.of("parapet/break-glass", "AcmeEmergency")),
    PREFIX(
            "prefix",
            Shape.NAME,
            false,
            "What the names of Parapet's rules, functions, queues and stacks begin with.",
            List.of("parapet-"),
            List.of()),
    OWNER_TAG("owner-tag", Shape.TAG, false, "The tag on Parapet's own Config rules.", List.of("parapet"), List.of()),
    ORGANIZATION("organization", Shape.ORGANIZATION, false, "The id of the organization.", List.of("o-a1b2c3d4e5")),
    SECURITY_ACCOUNTS(
            "security-accounts",
            Shape.ACCOUNT,
            true,
            "Delegated administrators of GuardDuty, Security Hub and their like.",
            List.of(),
            List.of("444455556666")),
    TRUSTED_ACCOUNTS(
            "trusted-accounts",
            Shape.ACCOUNT,
            true,
            "Accounts outside the organization that may reach its resources.",
            List.of(),
            List.of("222233334444")),
    AUDIT_BUCKETS("audit-buckets", Shape.BUCKET, true, "Buckets that hold evidence.", List.of("acme-audit")),
    AUDIT_KEYS(
            "audit-keys",
            Shape.KEY,
            true,
            "ARNs of the KMS keys of those buckets.",
            List.of(),
            List.of("arn:aws:kms:eu-west-1:111122223333:key/0a1b2c3d-0000-4000-8000-000000000001")),
    REGIONS("regions", Shape.REGION, true, "The regions in use.", List.of("eu-west-1", "us-east-1")),
    TAGS("tags", Shape.TAG, true, "Keys of the tags that everything must carry.", List.of("owner", "cost-center")),
    VENDOR_USERS(
            "vendor-users",
            Shape.ROLE,
            true,
            "Users, with their path, that may have long-lived credentials.",
            List.of(),
            List.of("ses/*")),
    BACKUP_ROLES(
            "backup-roles",
            Shape.ROLE,
            true,
            "Roles that copy database snapshots to other accounts.",
            List.of(),
            List.of("AcmeBackup")),
    PLATFORM_ROLES(
            "platform-roles",
            Shape.ROLE,
            true,
            "Roles that may open the less usual ways out.",
            List.of(),
            List.of("AcmePlatform")),
    SERVICE_ROLES(
            "service-roles",
            Shape.ROLE,
            true,
            "Roles that make resources without tags.",
            List.of(),
            List.of("AcmeAutomation")),
    FINOPS_ROLES(
            "finops-roles", Shape.ROLE, true, "Roles of those who plan spending.", List.of(), List.of("AcmeFinops")),
    INSTANCE_TYPES(
            "instance-types",
            Shape.INSTANCE_TYPE,
            true,
            "Patterns of instance types that are too large for everyday work.",
            List.of("p*", "trn*", "u*tb*", "*.metal*", "*.48xlarge"),
            List.of()),
    OIDC_ISSUER(
            "oidc-issuer",
            Shape.ISSUER,
            false,
            "The issuer of tokens for pipelines, without https://.",
            List.of("token.actions.githubusercontent.com")),
    OIDC_SUBJECTS(
            "oidc-subjects", Shape.SUBJECT, true, "Patterns of the subjects that are ours.", List.of("repo:acme/*")),
    PRESIGN_MILLISECONDS(
            "presign-milliseconds",
            Shape.NUMBER,
            false,
            "How long a signature on a request to S3 is good for.",
            List.of("86400000"),
            List.of());

    private static final Map<String, Parameter> BY_KEY =
            Arrays.stream(values()).collect(Collectors.toUnmodifiableMap(Parameter::key, Function.identity()));

    private final String key;
    private final Shape shape;
    private final boolean many;
    private final String description;
    private final Optional<List<String>> standard;
    private final List<String> example;

    /** One without a standard: documents that use it are left out until it is set. */
    Parameter(String key, Shape shape, boolean many, String description, List<String> example) {
        this(key, shape, many, description, Optional.empty(), example);
    }

    /** @param example may be empty, then the standard is one */
    Parameter(String key, Shape shape, boolean many, String description, List<String> standard, List<String> example) {
        this(key, shape, many, description, Optional.of(standard), example.isEmpty() ? standard : example);
    }

    Parameter(
            String key,
            Shape shape,
            boolean many,
            String description,
            Optional<List<String>> standard,
            List<String> example) {
        this.key = key;
        this.shape = shape;
        this.many = many;
        this.description = description;
        this.standard = standard;
        this.example = example;
    }

    /** By its key. */
    public static Optional<Parameter> named(String key) {
        return Optional.ofNullable(BY_KEY.get(key));
    }

    /** As settings and documents spell it. */
    public String key() {
        return key;
    }

    /** Whether it is a list. */
    public boolean many() {
        return many;
    }

    /** One sentence. */
    public String description() {
        return description;
    }

    /** What holds when nothing is set; empty when it has to be set. */
    public Optional<List<String>> standard() {
        return standard;
    }

    /** What the cases of the documents are written for. */
    public List<String> example() {
        return example;
    }

    /** What is wrong with a value, if anything is. */
    public Optional<String> problem(String value) {
        return shape.problem(value).map(problem -> "%s: '%s' %s".formatted(key, value, problem));
    }

    /** The shape as a regular expression. */
    public String pattern() {
        return shape.pattern();
    }
}
