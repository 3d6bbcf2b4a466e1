package dev.parapet.remediations.enc_elasticache;

import static dev.parapet.core.Permission.allow;

import com.google.auto.service.AutoService;
import dev.parapet.core.Action;
import dev.parapet.core.Aws;
import dev.parapet.core.Control;
import dev.parapet.core.Decision;
import dev.parapet.core.Decision.Compliant;
import dev.parapet.core.Decision.Escalate;
import dev.parapet.core.Family;
import dev.parapet.core.Finding;
import dev.parapet.core.Guardrail;
import dev.parapet.core.Mapping;
import dev.parapet.core.Place;
import dev.parapet.core.Seen;
import dev.parapet.core.Severity;
import dev.parapet.core.Sweep;
import dev.parapet.core.Target;
import dev.parapet.core.Trigger.ApiCall;
import dev.parapet.core.Trigger.ConfigRule;
import dev.parapet.core.Trigger.SecurityHubControl;
import dev.parapet.remediations.shared.ReplicationGroups;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** A replication group encrypts its disks and backups. It never can later if it did not from the start. */
@AutoService(Guardrail.class)
@SuppressWarnings("rawtypes") // a service loader knows no type arguments
public final class EncElasticache implements Guardrail<Group> {
    private static final Control CONTROL = new Control(
            "enc-elasticache",
            "ElastiCache replication groups are encrypted at rest",
            "Backups and swap of an unencrypted cache hold sessions and personal data for whoever gets at the copy.",
            Severity.MEDIUM,
            Family.DATABASE,
            ReplicationGroups.TYPE,
            List.of(
                    new ApiCall("elasticache", "elasticache.amazonaws.com", List.of("CreateReplicationGroup")),
                    new ConfigRule("elasticache-repl-grp-encrypted-at-rest", ReplicationGroups.TYPE),
                    new SecurityHubControl("ElastiCache.4")),
            List.of(),
            List.of(allow("elasticache:DescribeReplicationGroups", "replicationgroup:*")),
            List.of("ENC-4"),
            List.of(
                    Mapping.of("fsbp", "ElastiCache.4", "securityhub"),
                    Mapping.of(
                            "nist-800-53-r5", "CA-9(1) CM-3(6) SC-13 SC-28 SC-28(1) SC-7(10) SI-7(6)", "securityhub"),
                    Mapping.of("soc2", "CC6.1", "judgement"),
                    Mapping.of("iso-27001-2022", "A.8.24", "judgement")),
            List.of());

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
        return List.of();
    }

    @Override
    public List<Target> targets(Finding finding) {
        return ReplicationGroups.targets(finding);
    }

    @Override
    public Optional<Group> observe(Target target, Aws aws) {
        return ReplicationGroups.find(target.resource().id(), aws).map(Group::of);
    }

    @Override
    public Stream<Seen<Group>> survey(Place place, Aws aws) {
        return ReplicationGroups.all(aws)
                .map(Group::of)
                .map(group -> Seen.of(place.resource(ReplicationGroups.TYPE, group.id()), group));
    }

    @Override
    public Decision decide(Target target, Group group) {
        if (group.encrypted()) {
            return new Compliant("disks and backups are encrypted");
        }
        if (group.status().equals("deleting")) {
            return new Compliant("the replication group is being deleted");
        }
        if (group.status().equals("creating")) {
            return new Escalate(
                    "the replication group is being created without encryption, which cannot be turned on later: delete it before it holds data, and create it with --at-rest-encryption-enabled",
                    List.of("aws elasticache delete-replication-group --replication-group-id " + group.id()));
        }
        return new Escalate(
                "disks and backups are not encrypted, which is decided when a replication group is created and never again",
                ByHand.successor(group));
    }
}
