package dev.parapet.remediations.net_sg_db_ingress;

import static dev.parapet.core.Permission.allow;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

import com.fasterxml.jackson.databind.JsonNode;
import com.google.auto.service.AutoService;
import dev.parapet.core.Action;
import dev.parapet.core.Aws;
import dev.parapet.core.Control;
import dev.parapet.core.Decision;
import dev.parapet.core.Decision.Compliant;
import dev.parapet.core.Decision.Escalate;
import dev.parapet.core.Decision.Remediate;
import dev.parapet.core.Family;
import dev.parapet.core.Finding;
import dev.parapet.core.Guardrail;
import dev.parapet.core.Mapping;
import dev.parapet.core.Parameter;
import dev.parapet.core.Place;
import dev.parapet.core.Plan;
import dev.parapet.core.ResourceId;
import dev.parapet.core.Seen;
import dev.parapet.core.Severity;
import dev.parapet.core.Sweep;
import dev.parapet.core.Target;
import dev.parapet.core.Trigger.ApiCall;
import dev.parapet.core.Trigger.ConfigItem;
import dev.parapet.core.Trigger.ConfigRule;
import dev.parapet.core.Trigger.SecurityHubControl;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.Ec2Exception;
import software.amazon.awssdk.services.ec2.model.Filter;
import software.amazon.awssdk.services.ec2.model.PrefixListEntry;
import software.amazon.awssdk.services.ec2.model.SecurityGroupRule;

/** No security group lets the whole internet reach a database port. */
@AutoService(Guardrail.class)
@SuppressWarnings("rawtypes") // a service loader knows no type arguments
public final class NetSgDbIngress implements Guardrail<Group> {
    private static final String TYPE = "AWS::EC2::SecurityGroup";

    /** What every account has until AWS raises it, for each address family. */
    private static final int QUOTA = 60;

    private static final Control CONTROL = new Control(
            "net-sg-db-ingress",
            "Security groups do not open database ports to the internet",
            "A database port open to the world is scanned within minutes and leaves only a password between the data and everybody.",
            Severity.CRITICAL,
            Family.NETWORK,
            TYPE,
            List.of(
                    // No filter on ports or ranges: a request has two shapes, and a world can come in pieces.
                    new ApiCall(
                            "ec2",
                            "ec2.amazonaws.com",
                            List.of("AuthorizeSecurityGroupIngress", "ModifySecurityGroupRules")),
                    new ConfigRule("restricted-common-ports", TYPE),
                    new ConfigRule("vpc-sg-port-restriction-check", TYPE),
                    new ConfigRule("vpc-sg-open-only-to-authorized-ports", TYPE),
                    new ConfigItem(TYPE),
                    new SecurityHubControl("EC2.18"),
                    new SecurityHubControl("EC2.19")),
            List.of(AuthorizeIngress.EFFECT, RevokeIngress.EFFECT),
            List.of(
                    allow("ec2:DescribeSecurityGroupRules", "*"),
                    // A shared prefix list has the ARN of the account that owns it.
                    allow("ec2:GetManagedPrefixListEntries", "*"),
                    allow("ec2:AuthorizeSecurityGroupIngress", "security-group/*"),
                    allow("ec2:RevokeSecurityGroupIngress", "security-group/*")),
            List.of(),
            List.of(
                    Mapping.of("fsbp", "EC2.18 EC2.19", "securityhub"),
                    Mapping.of(
                            "nist-800-53-r5",
                            "AC-4 AC-4(21) CA-9(1) CM-2 CM-2(2) CM-7 SC-7 SC-7(4) SC-7(5) SC-7(11) SC-7(16) SC-7(21)",
                            "securityhub"),
                    Mapping.of(
                            "pci-dss-4.0.1",
                            "1.2.5 1.2.8 1.3.1 1.3.2 1.4.2 1.5.1 2.2.5 7.2.1 7.3.1 11.3.1.1 11.3.1.3 11.5.1.1 11.5.2 A1.1.3",
                            "steampipe"),
                    Mapping.of("soc2", "CC6.6", "judgement"),
                    Mapping.of("iso-27001-2022", "A.8.20 A.8.22", "judgement")),
            List.of(
                    new Parameter(
                            "ports",
                            "The ports to keep from the world, instead of the standard ones: numbers or \"from-to\", with /tcp or /udp if only one counts.",
                            Ports.STANDARD.toString()),
                    new Parameter(
                            "rules-per-group",
                            "The account's quota of inbound rules in a group and address family.",
                            Integer.toString(QUOTA))));

    private final Ports ports;
    private final int quota;

    /** With the standard ports and quota. */
    public NetSgDbIngress() {
        this(Ports.STANDARD, QUOTA);
    }

    private NetSgDbIngress(Ports ports, int quota) {
        this.ports = ports;
        this.quota = quota;
    }

    @Override
    public Control control() {
        return CONTROL;
    }

    @Override
    public Sweep sweep() {
        return Sweep.REGIONAL;
    }

    @Override
    public Class<Group> state() {
        return Group.class;
    }

    @Override
    public List<Class<? extends Action>> actions() {
        return List.of(AuthorizeIngress.class, RevokeIngress.class);
    }

    @Override
    public NetSgDbIngress with(Map<String, JsonNode> parameters) {
        NetSgDbIngress set = this;
        for (Map.Entry<String, JsonNode> parameter : parameters.entrySet()) {
            set = switch (parameter.getKey()) {
                case "ports" -> new NetSgDbIngress(ports(parameter.getValue()), set.quota);
                case "rules-per-group" -> new NetSgDbIngress(set.ports, quota(parameter.getValue()));
                default ->
                    throw new IllegalArgumentException(
                            "net-sg-db-ingress knows no parameter %s; it takes ports and rules-per-group"
                                    .formatted(parameter.getKey()));
            };
        }
        return set;
    }

    private static Ports ports(JsonNode value) {
        try {
            return Ports.of(value);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    "net-sg-db-ingress: ports takes a list of ports from 0 to 65535 such as [5432, \"27017-27019\", \"11211/udp\"]; "
                            + e.getMessage(),
                    e);
        }
    }

    private static int quota(JsonNode value) {
        if (!value.isInt() || value.asInt() < 1 || value.asInt() > 1000) {
            throw new IllegalArgumentException(
                    "net-sg-db-ingress: rules-per-group takes a number from 1 to 1000, not " + value);
        }
        return value.asInt();
    }

    @Override
    public List<Target> targets(Finding finding) {
        return finding instanceof Finding.ApiActivity call
                ? calledFor(call).map(Target::of).toList()
                : finding.named(TYPE);
    }

    /**
     * Both shapes of AuthorizeSecurityGroupIngress, nested and flat, name the group at the top. One that names it by
     * groupName alone still shows the id in the rules it answers with.
     */
    private static Stream<ResourceId> calledFor(Finding.ApiActivity call) {
        return Stream.of(
                        call.request().path("groupId"),
                        call.request().path("ModifySecurityGroupRulesRequest").path("GroupId"),
                        call.response().at("/securityGroupRuleSet/items/0/groupId"))
                .map(id -> id.asText(""))
                .filter(id -> id.matches("sg-[0-9a-f]{8,17}"))
                .limit(1)
                .map(id -> call.origin().resource(TYPE, id));
    }

    /** A group without rules and a group that is gone look the same here: an empty answer. Neither lets anybody in. */
    @Override
    public Optional<Group> observe(Target target, Aws aws) {
        String id = target.resource().id();
        Ec2Client ec2 = aws.client(Ec2Client::builder);
        try {
            List<Rule> ingress = ingress(ec2, id);
            return Optional.of(new Group(id, ingress, prefixLists(ec2, ingress)));
        } catch (Ec2Exception e) {
            if (code(e).equals("InvalidGroup.NotFound")) {
                return Optional.empty();
            }
            throw e;
        }
    }

    private static List<Rule> ingress(Ec2Client ec2, String group) {
        return ec2
                .describeSecurityGroupRulesPaginator(
                        request -> request.filters(byGroup(group)).maxResults(1000))
                .securityGroupRules()
                .stream()
                .filter(rule -> !Boolean.TRUE.equals(rule.isEgress()))
                .map(Rule::of)
                .toList();
    }

    private static Filter byGroup(String id) {
        return Filter.builder().name("group-id").values(id).build();
    }

    private Map<String, List<String>> prefixLists(Ec2Client ec2, List<Rule> ingress) {
        Map<String, List<String>> lists = new TreeMap<>();
        ingress.stream()
                .filter(Rule::namesList)
                .filter(ports::openedBy)
                .forEach(rule -> lists.computeIfAbsent(rule.source(), list -> entries(ec2, list)));
        return lists;
    }

    /** A list that is gone, or no longer shared with this account, lets nobody in. */
    private static List<String> entries(Ec2Client ec2, String list) {
        try {
            return ec2
                    .getManagedPrefixListEntriesPaginator(
                            request -> request.prefixListId(list).maxResults(100))
                    .entries()
                    .stream()
                    .map(PrefixListEntry::cidr)
                    .toList();
        } catch (Ec2Exception e) {
            if (code(e).equalsIgnoreCase("InvalidPrefixListID.NotFound")) {
                return List.of();
            }
            throw e;
        }
    }

    private static String code(Ec2Exception refusal) {
        return Optional.ofNullable(refusal.awsErrorDetails())
                .map(details -> details.errorCode())
                .orElse("");
    }

    /** All rules of a region in pages of a thousand; a group without one lets nobody in and need not be looked at. */
    @Override
    public Stream<Seen<Group>> survey(Place place, Aws aws) {
        Ec2Client ec2 = aws.client(Ec2Client::builder);
        Map<String, List<Rule>> groups =
                ec2
                        .describeSecurityGroupRulesPaginator(request -> request.maxResults(1000))
                        .securityGroupRules()
                        .stream()
                        .filter(rule -> !Boolean.TRUE.equals(rule.isEgress()))
                        .collect(groupingBy(SecurityGroupRule::groupId, TreeMap::new, mapping(Rule::of, toList())));
        return groups.entrySet().stream()
                .map(group -> Seen.of(
                        place.resource(TYPE, group.getKey()),
                        new Group(group.getKey(), group.getValue(), prefixLists(ec2, group.getValue()))));
    }

    @Override
    public Decision decide(Target target, Group group) {
        Exposure exposure = Exposure.of(group, ports);
        Change change = Change.of(group, exposure);
        if (change.remove().isEmpty()) {
            return new Compliant("no database port is open to the internet");
        }
        String fault = "the internet reaches " + ports.describe(exposure);
        return change.exceeds(quota, group)
                .<Decision>map(world -> new Escalate(
                        "%s; narrowing needs more than the quota of %d %s rules: raise it, or set by hand what is needed: remove %s; add %s"
                                .formatted(
                                        fault, quota, world, RuleText.of(change.remove()), RuleText.of(change.add()))))
                .orElseGet(() -> new Remediate(
                        new Plan(target.resource(), change.actions(group.id())), fault + change.sideEffect()));
    }

    /**
     * What was left must still be there. What came since may be anything but what the repair took away, and, once it is
     * taken back, what the repair put there.
     */
    @Override
    public boolean untouchedSince(Group left, Group now) {
        Stream<Rule> tampered = Stream.concat(change(now).remove().stream(), change(left).add().stream())
                .filter(rule -> !left.has(rule));
        return left.ingress().stream().allMatch(now::has) && tampered.noneMatch(now::has);
    }

    private Change change(Group group) {
        return Change.of(group, Exposure.of(group, ports));
    }
}
