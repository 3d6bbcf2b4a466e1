package dev.parapet.remediations.pub_msk;

import static dev.parapet.core.Permission.allow;

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
import dev.parapet.remediations.shared.KafkaCluster;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The brokers of an MSK cluster have no addresses on the internet. */
@AutoService(Guardrail.class)
@SuppressWarnings("rawtypes") // a service loader knows no type arguments
public final class PubMsk implements Guardrail<KafkaCluster> {
    private static final String PRIVATE = "DISABLED";

    private static final Control CONTROL = new Control(
            "pub-msk",
            "MSK clusters are not reachable from the internet",
            "Public brokers put every topic one leaked credential or one unpatched flaw away from everybody.",
            Severity.CRITICAL,
            Family.MESSAGING,
            KafkaCluster.TYPE,
            List.of(
                    new ApiCall(
                            "kafka",
                            "kafka.amazonaws.com",
                            List.of("CreateCluster", "CreateClusterV2", "UpdateConnectivity")),
                    new ConfigRule("msk-cluster-public-access-disabled", KafkaCluster.TYPE),
                    new SecurityHubControl("MSK.4")),
            List.of(SetPublicAccess.EFFECT),
            List.of(
                    allow("kafka:ListClustersV2", "*"),
                    allow("kafka:DescribeClusterV2", "cluster/*"),
                    allow("kafka:UpdateConnectivity", "cluster/*")),
            List.of(),
            List.of(
                    Mapping.of("soc2", "CC6.1 CC6.6", "judgement"),
                    Mapping.of("iso-27001-2022", "A.8.3 A.8.20", "judgement")),
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
    public Class<KafkaCluster> state() {
        return KafkaCluster.class;
    }

    @Override
    public List<Class<? extends Action>> actions() {
        return List.of(SetPublicAccess.class);
    }

    @Override
    public List<Target> targets(Finding finding) {
        return finding instanceof Finding.ApiActivity call
                ? KafkaCluster.calledFor(call).toList()
                : finding.named(KafkaCluster.TYPE);
    }

    @Override
    public Optional<KafkaCluster> observe(Target target, Aws aws) {
        return KafkaCluster.find(target.resource().id(), aws);
    }

    @Override
    public Stream<Seen<KafkaCluster>> survey(Place place, Aws aws) {
        return KafkaCluster.all(place, aws);
    }

    @Override
    public Decision decide(Target target, KafkaCluster cluster) {
        if (cluster.publicAccess().equals(PRIVATE)) {
            return new Compliant("the brokers have no public addresses");
        }
        if (cluster.state().equals("DELETING")) {
            return new Compliant("the cluster is being deleted");
        }
        if (cluster.state().equals("FAILED")) {
            return new Escalate(
                    "the brokers have public addresses and the cluster is FAILED, in which MSK changes nothing");
        }
        Action action = new SetPublicAccess(cluster.arn(), cluster.publicAccess(), PRIVATE);
        Plan plan = new Plan(target.resource(), List.of(action));
        return cluster.busy()
                ? new Postpone(
                        plan,
                        "the brokers have public addresses and the cluster is %s; MSK changes it once it is ACTIVE"
                                .formatted(cluster.state()))
                : new Remediate(plan, "the brokers have public addresses");
    }

    @Override
    public Optional<String> managedBy(KafkaCluster cluster) {
        return cluster.managedBy();
    }

    /** The state comes and goes by itself; only public access is ours. */
    @Override
    public boolean untouchedSince(KafkaCluster left, KafkaCluster now) {
        return left.publicAccess().equals(now.publicAccess());
    }

    @Override
    public boolean repairs(Finding.ApiActivity call) {
        return call.name().equals("UpdateConnectivity")
                && call.request()
                        .at("/connectivityInfo/publicAccess/type")
                        .asText("")
                        .equals(PRIVATE);
    }
}
