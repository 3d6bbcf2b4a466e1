package dev.parapet.remediations.tls_elasticache;

import static dev.parapet.core.Permission.allow;

import com.fasterxml.jackson.databind.JsonNode;
import com.google.auto.service.AutoService;
import dev.parapet.core.Action;
import dev.parapet.core.Aws;
import dev.parapet.core.Control;
import dev.parapet.core.Decision;
import dev.parapet.core.Decision.Compliant;
import dev.parapet.core.Decision.Escalate;
import dev.parapet.core.Decision.Postpone;
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
import dev.parapet.core.Trigger.ConfigRule;
import dev.parapet.core.Trigger.SecurityHubControl;
import dev.parapet.remediations.shared.ReplicationGroups;
import dev.parapet.remediations.tls_elasticache.Group.Tls;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import software.amazon.awssdk.services.elasticache.ElastiCacheClient;
import software.amazon.awssdk.services.elasticache.model.CacheCluster;
import software.amazon.awssdk.services.elasticache.model.CacheClusterNotFoundException;
import software.amazon.awssdk.services.elasticache.model.ReplicationGroup;

/** A replication group offers TLS to its clients, and asks for it where an organization says that they speak it. */
@AutoService(Guardrail.class)
@SuppressWarnings("rawtypes") // a service loader knows no type arguments
public final class TlsElasticache implements Guardrail<Group> {
    private static final String REQUIRE = "require";

    private static final Control CONTROL = new Control(
            "tls-elasticache",
            "ElastiCache replication groups encrypt in transit",
            "Without TLS, cached sessions and the password of the cache pass the network as anybody in its path can read them.",
            Severity.MEDIUM,
            Family.DATABASE,
            ReplicationGroups.TYPE,
            List.of(
                    new ApiCall(
                            "elasticache",
                            "elasticache.amazonaws.com",
                            List.of("CreateReplicationGroup", "ModifyReplicationGroup")),
                    new ConfigRule("elasticache-repl-grp-encrypted-in-transit", ReplicationGroups.TYPE),
                    new SecurityHubControl("ElastiCache.5")),
            List.of(SetTls.OFFER, SetTls.CLOSE),
            List.of(
                    allow("elasticache:DescribeReplicationGroups", "replicationgroup:*"),
                    allow("elasticache:DescribeCacheClusters", "cluster:*"),
                    allow("elasticache:ModifyReplicationGroup", "replicationgroup:*")),
            List.of("ENC-4"),
            List.of(
                    Mapping.of("fsbp", "ElastiCache.5", "securityhub"),
                    Mapping.of(
                            "nist-800-53-r5",
                            "AC-4 AC-17(2) IA-5(1) SC-7(4) SC-8 SC-8(1) SC-8(2) SC-12(3) SC-13 SC-23 SC-23(3) SI-7(6)",
                            "securityhub"),
                    Mapping.of("pci-dss-4.0.1", "4.2.1", "securityhub"),
                    Mapping.of("soc2", "CC6.1 CC6.7", "judgement"),
                    Mapping.of("iso-27001-2022", "A.8.20 A.8.24", "judgement")),
            List.of(new Parameter(
                    REQUIRE,
                    "Whether all clients speak TLS, so that plaintext may be closed: true or false.",
                    "false")));

    private final boolean require;

    /** Offers TLS and leaves it to people to close plaintext. */
    public TlsElasticache() {
        this(false);
    }

    private TlsElasticache(boolean require) {
        this.require = require;
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
        return List.of(SetTls.class);
    }

    @Override
    public Guardrail<Group> with(Map<String, JsonNode> parameters) {
        JsonNode set = parameters.get(REQUIRE);
        if (parameters.size() != (set == null ? 0 : 1)) {
            throw new IllegalArgumentException("tls-elasticache takes only " + REQUIRE);
        }
        if (set != null && !set.isBoolean()) {
            throw new IllegalArgumentException(REQUIRE + " takes true or false, not " + set);
        }
        return new TlsElasticache(set != null && set.asBoolean());
    }

    @Override
    public List<Target> targets(Finding finding) {
        return ReplicationGroups.targets(finding);
    }

    @Override
    public Optional<Group> observe(Target target, Aws aws) {
        return ReplicationGroups.find(target.resource().id(), aws)
                .map(group -> Group.of(group, Group.tls(group) == Tls.OFF ? version(group, aws) : Optional.empty()));
    }

    /** A group does not tell its engine's version; any of its nodes does. */
    private static Optional<String> version(ReplicationGroup group, Aws aws) {
        try {
            return group.memberClusters().stream()
                    .limit(1)
                    .flatMap(node -> aws
                            .client(ElastiCacheClient::builder)
                            .describeCacheClusters(request -> request.cacheClusterId(node))
                            .cacheClusters()
                            .stream())
                    .map(CacheCluster::engineVersion)
                    .findFirst();
        } catch (CacheClusterNotFoundException notYet) {
            return Optional.empty();
        }
    }

    @Override
    public Stream<Seen<Group>> survey(Place place, Aws aws) {
        return ReplicationGroups.all(aws).map(group -> {
            ResourceId resource = place.resource(ReplicationGroups.TYPE, group.replicationGroupId());
            return Group.tls(group) == Tls.OFF
                    ? Seen.named(resource)
                    : Seen.of(resource, Group.of(group, Optional.empty()));
        });
    }

    @Override
    public Decision decide(Target target, Group group) {
        if (group.status().equals("deleting")) {
            return new Compliant("the replication group is being deleted");
        }
        return switch (group.tls()) {
            case REQUIRED -> new Compliant("clients must speak TLS");
            case PREFERRED ->
                require
                        ? step(target, group, Tls.REQUIRED, "plaintext is still taken beside TLS")
                        : new Compliant("clients may speak TLS; plaintext is taken, too, until require is set");
            case OFF -> offer(target, group);
        };
    }

    private static Decision offer(Target target, Group group) {
        String fault = "clients cannot speak TLS";
        if (group.globalDatastore().isPresent()) {
            String datastore = group.globalDatastore().get();
            return new Escalate(
                    "%s, and a member of global datastore %s cannot take both".formatted(fault, datastore),
                    ByHand.globalDatastore(group, datastore));
        }
        if (group.available() && !group.takesTls()) {
            return new Escalate(
                    "%s, and %s %s takes it only when a group is created"
                            .formatted(fault, group.engine(), group.version().orElse("of unknown version")),
                    ByHand.upgrade(group));
        }
        return step(target, group, Tls.PREFERRED, fault);
    }

    private static Decision step(Target target, Group group, Tls to, String reason) {
        if (group.status().equals("create-failed")) {
            return new Escalate("the replication group failed to be created: delete it and create it with TLS");
        }
        Plan plan = new Plan(target.resource(), List.of(new SetTls(group.id(), group.tls(), to)));
        return group.available()
                ? new Remediate(plan, reason)
                : new Postpone(
                        plan,
                        "%s, and the group is %s; ElastiCache changes it once it is available"
                                .formatted(reason, group.status()));
    }

    /** Status and version come and go by themselves; only TLS is ours. */
    @Override
    public boolean untouchedSince(Group left, Group now) {
        return left.tls() == now.tls();
    }
}
