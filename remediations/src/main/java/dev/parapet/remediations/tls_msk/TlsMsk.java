package dev.parapet.remediations.tls_msk;

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

/** An MSK cluster speaks nothing but TLS: with its clients, and among its brokers. */
@AutoService(Guardrail.class)
@SuppressWarnings("rawtypes") // a service loader knows no type arguments
public final class TlsMsk implements Guardrail<KafkaCluster> {
    private static final Control CONTROL = new Control(
            "tls-msk",
            "MSK clusters speak TLS only",
            "On a plaintext listener, records and credentials pass the network as anybody in its path can read and change them.",
            Severity.MEDIUM,
            Family.MESSAGING,
            KafkaCluster.TYPE,
            List.of(
                    new ApiCall(
                            "kafka",
                            "kafka.amazonaws.com",
                            List.of("CreateCluster", "CreateClusterV2", "UpdateSecurity")),
                    // Rule and control ask about the brokers among themselves; nobody but us asks about the clients.
                    new ConfigRule("msk-in-cluster-node-require-tls", KafkaCluster.TYPE),
                    new SecurityHubControl("MSK.1")),
            List.of(SetClientEncryption.EFFECT),
            List.of(
                    allow("kafka:ListClustersV2", "*"),
                    allow("kafka:DescribeClusterV2", "cluster/*"),
                    allow("kafka:UpdateSecurity", "cluster/*")),
            List.of(),
            List.of(
                    Mapping.of("soc2", "CC6.1 CC6.7", "judgement"),
                    Mapping.of("iso-27001-2022", "A.8.20 A.8.24", "judgement")),
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
        return List.of(SetClientEncryption.class);
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
        boolean closed = cluster.clientBroker().equals("TLS");
        if (closed && cluster.inCluster()) {
            return new Compliant("clients and brokers speak TLS only");
        }
        if (cluster.state().equals("DELETING")) {
            return new Compliant("the cluster is being deleted");
        }
        if (!cluster.inCluster()) {
            return new Escalate(
                    "the brokers speak plaintext among themselves, which is decided when a cluster is created and never again",
                    ByHand.newCluster(cluster.arn()));
        }
        if (cluster.clientBroker().equals("PLAINTEXT")) {
            return new Escalate(
                    "clients can speak nothing but plaintext, so they must be offered TLS and move before plaintext is closed",
                    ByHand.offer(cluster.arn()));
        }
        return close(target, cluster);
    }

    private static Decision close(Target target, KafkaCluster cluster) {
        if (cluster.state().equals("FAILED")) {
            return new Escalate("clients may speak plaintext and the cluster is FAILED, in which MSK changes nothing");
        }
        Action action = new SetClientEncryption(cluster.arn(), cluster.clientBroker(), "TLS");
        Plan plan = new Plan(target.resource(), List.of(action));
        return cluster.busy()
                ? new Postpone(
                        plan,
                        "clients may speak plaintext and the cluster is %s; MSK changes it once it is ACTIVE"
                                .formatted(cluster.state()))
                : new Remediate(plan, "clients may speak plaintext; those that still do are cut off");
    }

    @Override
    public Optional<String> managedBy(KafkaCluster cluster) {
        return cluster.managedBy();
    }

    /** The state comes and goes by itself; only what clients may speak is ours. */
    @Override
    public boolean untouchedSince(KafkaCluster left, KafkaCluster now) {
        return left.clientBroker().equals(now.clientBroker());
    }
}
