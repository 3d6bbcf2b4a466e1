package dev.parapet.remediations.enc_redshift;

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
import dev.parapet.core.Place;
import dev.parapet.core.Plan;
import dev.parapet.core.Seen;
import dev.parapet.core.Severity;
import dev.parapet.core.Sweep;
import dev.parapet.core.Target;
import dev.parapet.core.Trigger.ApiCall;
import dev.parapet.core.Trigger.ConfigRule;
import dev.parapet.core.Trigger.SecurityHubControl;
import dev.parapet.remediations.shared.RedshiftClusters;
import dev.parapet.remediations.shared.RegionalKey;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** A data warehouse is encrypted at rest, and so are its snapshots. */
@AutoService(Guardrail.class)
@SuppressWarnings("rawtypes") // a service loader knows no type arguments
public final class EncRedshift implements Guardrail<Cluster> {
    private static final Control CONTROL = new Control(
            "enc-redshift",
            "Redshift clusters are encrypted at rest",
            "What is unencrypted on the nodes is unencrypted in every snapshot, also in those that are shared or copied.",
            Severity.MEDIUM,
            Family.DATABASE,
            RedshiftClusters.TYPE,
            List.of(
                    new ApiCall(
                            "redshift",
                            "redshift.amazonaws.com",
                            List.of("CreateCluster", "ModifyCluster", "RestoreFromClusterSnapshot", "ResumeCluster")),
                    new ConfigRule("redshift-cluster-kms-enabled", RedshiftClusters.TYPE),
                    // Speaks of audit logging as well; live state tells which of the two it means.
                    new ConfigRule("redshift-cluster-configuration-check", RedshiftClusters.TYPE),
                    new SecurityHubControl("Redshift.10")),
            List.of(ChangeEncryption.EFFECT),
            List.of(allow("redshift:DescribeClusters", "*"), allow("redshift:ModifyCluster", "cluster:*")),
            List.of(),
            List.of(
                    Mapping.of("fsbp", "Redshift.10", "securityhub"),
                    Mapping.of("nist-800-53-r5", "CA-9(1) CM-3(6) SC-13 SC-28 SC-28(1) SI-7(6)", "securityhub"),
                    Mapping.of("soc2", "CC6.1", "judgement"),
                    Mapping.of("iso-27001-2022", "A.8.24", "judgement")),
            List.of(RegionalKey.parameter("the key that Redshift takes by itself")));

    private final Optional<RegionalKey> key;

    /** Under the key that Redshift takes by itself. */
    public EncRedshift() {
        this(Optional.empty());
    }

    private EncRedshift(Optional<RegionalKey> key) {
        this.key = key;
    }

    @Override
    public Guardrail<Cluster> with(Map<String, JsonNode> parameters) {
        return new EncRedshift(RegionalKey.in(parameters, CONTROL.id()));
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
    public Class<Cluster> state() {
        return Cluster.class;
    }

    @Override
    public List<Class<? extends Action>> actions() {
        return List.of(ChangeEncryption.class);
    }

    @Override
    public List<Target> targets(Finding finding) {
        return RedshiftClusters.targets(finding);
    }

    @Override
    public Optional<Cluster> observe(Target target, Aws aws) {
        return RedshiftClusters.named(target.resource().id(), aws).map(Cluster::of);
    }

    @Override
    public Stream<Seen<Cluster>> survey(Place place, Aws aws) {
        return RedshiftClusters.all(aws)
                .map(Cluster::of)
                .map(cluster -> Seen.of(place.resource(RedshiftClusters.TYPE, cluster.name()), cluster));
    }

    @Override
    public Decision decide(Target target, Cluster cluster) {
        if (RedshiftClusters.leaving(cluster.status())) {
            return new Compliant("the cluster is being deleted");
        }
        if (cluster.encrypted() && cluster.heading()) {
            return new Compliant("the cluster is encrypted");
        }
        if (RedshiftClusters.stuck(cluster.status())) {
            return new Escalate(
                    "the cluster is unencrypted and in status %s, in which Redshift changes nothing"
                            .formatted(cluster.status()),
                    List.of("bring cluster %s back to available, with AWS Support if need be"
                            .formatted(cluster.name())));
        }
        return cluster.copiedTo()
                .<Decision>map(region -> copied(target, cluster, region))
                .orElseGet(() -> encrypted(target, cluster));
    }

    private Decision encrypted(Target target, Cluster cluster) {
        Optional<String> here = key.flatMap(set -> set.in(target.resource().region()));
        Plan plan = new Plan(target.resource(), List.of(new ChangeEncryption(cluster.name(), here, false, true)));
        if (cluster.migrating()) {
            return new Postpone(
                    plan,
                    "the cluster is being %s; Redshift moves its data, which takes minutes to hours"
                            .formatted(cluster.heading() ? "encrypted" : "decrypted"));
        }
        return cluster.status().equals(RedshiftClusters.AVAILABLE)
                ? new Remediate(plan, "the cluster is unencrypted; it takes no writes while Redshift moves its data")
                : new Postpone(
                        plan,
                        "the cluster is unencrypted and %s; Redshift changes it once it is available"
                                .formatted(cluster.status()));
    }

    /** Copies of an encrypted cluster's snapshots need a grant in the other region, which nobody but the owner plans. */
    private static Decision copied(Target target, Cluster cluster, String region) {
        String name = cluster.name();
        String home = target.resource().region();
        return new Escalate(
                "the cluster is unencrypted, and its snapshots are copied to %s, which stops without a grant for a key there"
                        .formatted(region),
                List.of(
                        "aws redshift create-snapshot-copy-grant --region %s --snapshot-copy-grant-name %s"
                                .formatted(region, name),
                        "aws redshift disable-snapshot-copy --region %s --cluster-identifier %s".formatted(home, name),
                        "let Parapet encrypt the cluster, or: aws redshift modify-cluster --region %s --cluster-identifier %s --encrypted"
                                .formatted(home, name),
                        "aws redshift enable-snapshot-copy --region %s --cluster-identifier %s --destination-region %s --snapshot-copy-grant-name %s"
                                .formatted(home, name, region, name)));
    }

    @Override
    public Optional<String> managedBy(Cluster cluster) {
        return cluster.managedBy();
    }

    @Override
    public boolean repairs(Finding.ApiActivity call) {
        return call.name().equals("ModifyCluster")
                && call.request().path("encrypted").asBoolean(false);
    }

    /** What the cluster is on its way to counts: moving the data takes longer than anybody waits for an answer. */
    @Override
    public boolean untouchedSince(Cluster left, Cluster now) {
        return left.name().equals(now.name()) && left.heading() == now.heading();
    }
}
