package dev.parapet.remediations.pub_redshift;

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
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import software.amazon.awssdk.services.redshift.model.ElasticIpStatus;

/** A data warehouse must not be reachable from the internet. */
@AutoService(Guardrail.class)
@SuppressWarnings("rawtypes") // a service loader knows no type arguments
public final class PubRedshift implements Guardrail<PubRedshift.Cluster> {
    private static final Control CONTROL = new Control(
            "pub-redshift",
            "Redshift clusters are not reachable from the internet",
            "A public endpoint puts the whole warehouse one leaked password away from everybody.",
            Severity.CRITICAL,
            Family.DATABASE,
            RedshiftClusters.TYPE,
            List.of(
                    // No filter on publiclyAccessible: a restored cluster takes the flag from its snapshot.
                    new ApiCall(
                            "redshift",
                            "redshift.amazonaws.com",
                            List.of("CreateCluster", "ModifyCluster", "RestoreFromClusterSnapshot", "ResumeCluster")),
                    new ConfigRule("redshift-cluster-public-access-check", RedshiftClusters.TYPE),
                    new SecurityHubControl("Redshift.1")),
            List.of(SetPublicAccess.EFFECT),
            List.of(allow("redshift:DescribeClusters", "*"), allow("redshift:ModifyCluster", "cluster:*")),
            List.of(),
            List.of(
                    Mapping.of("fsbp", "Redshift.1", "securityhub"),
                    Mapping.of(
                            "nist-800-53-r5",
                            "AC-21 AC-3 AC-3(7) AC-4 AC-4(21) AC-6 SC-7 SC-7(3) SC-7(4) SC-7(9) SC-7(11) SC-7(16) SC-7(20) SC-7(21)",
                            "securityhub"),
                    Mapping.of("pci-dss-4.0.1", "1.4.4", "securityhub"),
                    Mapping.of("soc2", "CC6.1 CC6.6", "judgement"),
                    Mapping.of("iso-27001-2022", "A.8.3 A.8.20", "judgement"),
                    Mapping.of("hipaa", "164.308(a)(1)(ii)(B) 164.308(a)(3)(i) 164.312(a)(1)", "prowler")),
            List.of());

    /**
     * What the decision needs of a cluster.
     *
     * @param status Redshift's word, for example {@code available}
     * @param elasticIp the owner's address that the cluster answers under
     */
    public record Cluster(
            String name,
            String status,
            boolean publiclyAccessible,
            Optional<String> elasticIp,
            Optional<String> managedBy) {}

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
        return List.of(SetPublicAccess.class);
    }

    @Override
    public List<Target> targets(Finding finding) {
        return RedshiftClusters.targets(finding);
    }

    @Override
    public Optional<Cluster> observe(Target target, Aws aws) {
        return RedshiftClusters.named(target.resource().id(), aws).map(PubRedshift::cluster);
    }

    private static Cluster cluster(software.amazon.awssdk.services.redshift.model.Cluster found) {
        return new Cluster(
                found.clusterIdentifier(),
                found.clusterStatus(),
                Boolean.TRUE.equals(found.publiclyAccessible()),
                Optional.ofNullable(found.elasticIpStatus()).map(ElasticIpStatus::elasticIp),
                RedshiftClusters.managedBy(found));
    }

    @Override
    public Stream<Seen<Cluster>> survey(Place place, Aws aws) {
        return RedshiftClusters.all(aws)
                .map(PubRedshift::cluster)
                .map(cluster -> Seen.of(place.resource(RedshiftClusters.TYPE, cluster.name()), cluster));
    }

    @Override
    public Decision decide(Target target, Cluster cluster) {
        if (!cluster.publiclyAccessible()) {
            return new Compliant("the cluster is private");
        }
        if (RedshiftClusters.leaving(cluster.status())) {
            return new Compliant("the cluster is being deleted");
        }
        if (RedshiftClusters.stuck(cluster.status())) {
            return new Escalate(
                    "the cluster is public and in status %s, in which Redshift changes nothing"
                            .formatted(cluster.status()),
                    List.of(
                            "bring cluster %s back to available, with AWS Support if need be".formatted(cluster.name()),
                            "aws redshift modify-cluster --cluster-identifier %s --no-publicly-accessible"
                                    .formatted(cluster.name())));
        }
        Action action = new SetPublicAccess(cluster.name(), cluster.elasticIp(), true, false);
        Plan plan = new Plan(target.resource(), List.of(action));
        return cluster.status().equals(RedshiftClusters.AVAILABLE)
                ? new Remediate(plan, "the cluster is reachable from the internet")
                : new Postpone(
                        plan,
                        "the cluster is public and %s; Redshift changes it once it is available"
                                .formatted(cluster.status()));
    }

    @Override
    public Optional<String> managedBy(Cluster cluster) {
        return cluster.managedBy();
    }

    @Override
    public boolean repairs(Finding.ApiActivity call) {
        JsonNode flag = call.request().path("publiclyAccessible");
        return call.name().equals("ModifyCluster") && flag.isBoolean() && !flag.asBoolean();
    }

    /** The status comes and goes by itself; only the flag is ours. */
    @Override
    public boolean untouchedSince(Cluster left, Cluster now) {
        return left.name().equals(now.name()) && left.publiclyAccessible() == now.publiclyAccessible();
    }
}
