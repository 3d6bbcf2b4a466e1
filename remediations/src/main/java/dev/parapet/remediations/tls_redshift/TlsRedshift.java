package dev.parapet.remediations.tls_redshift;

import static dev.parapet.core.Permission.allow;

import com.google.auto.service.AutoService;
import dev.parapet.core.Action;
import dev.parapet.core.Aws;
import dev.parapet.core.Control;
import dev.parapet.core.Decision;
import dev.parapet.core.Decision.Compliant;
import dev.parapet.core.Decision.Remediate;
import dev.parapet.core.Family;
import dev.parapet.core.Finding;
import dev.parapet.core.Guardrail;
import dev.parapet.core.Mapping;
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
import dev.parapet.remediations.shared.RedshiftClusters;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import software.amazon.awssdk.services.redshift.model.Cluster;

/** A data warehouse takes no connection without TLS. */
@AutoService(Guardrail.class)
@SuppressWarnings("rawtypes") // a service loader knows no type arguments
public final class TlsRedshift implements Guardrail<TlsRedshift.Connections> {
    private static final String GROUP = "AWS::Redshift::ClusterParameterGroup";

    private static final Control CONTROL = new Control(
            "tls-redshift",
            "Redshift clusters take connections over TLS only",
            "Without TLS the password and every row go over the network for anybody on the path to read.",
            Severity.MEDIUM,
            Family.DATABASE,
            RedshiftClusters.TYPE,
            List.of(
                    new ApiCall(
                            "redshift",
                            "redshift.amazonaws.com",
                            List.of(
                                    "CreateCluster",
                                    "ModifyCluster",
                                    "RestoreFromClusterSnapshot",
                                    "ModifyClusterParameterGroup",
                                    "ResetClusterParameterGroup")),
                    new ConfigRule("redshift-require-tls-ssl", RedshiftClusters.TYPE),
                    new ConfigRule("redshift-require-tls-ssl", GROUP),
                    new SecurityHubControl("Redshift.2")),
            List.of(SetRequireSsl.EFFECT),
            List.of(
                    allow("redshift:DescribeClusters", "*"),
                    allow("redshift:DescribeClusterParameters", "parametergroup:*"),
                    allow("redshift:ModifyClusterParameterGroup", "parametergroup:*")),
            List.of(),
            List.of(
                    Mapping.of("fsbp", "Redshift.2", "securityhub"),
                    Mapping.of(
                            "nist-800-53-r5", "AC-4 SC-7(4) SC-8 SC-8(1) SC-8(2) SC-13 SC-23 SC-23(3)", "securityhub"),
                    Mapping.of("pci-dss-4.0.1", "4.2.1", "securityhub"),
                    Mapping.of("soc2", "CC6.1 CC6.7", "judgement"),
                    Mapping.of("iso-27001-2022", "A.8.20 A.8.24", "judgement")),
            List.of());

    /**
     * What the decision needs of a cluster.
     *
     * @param group the parameter group it uses
     * @param requiresTls what the group says
     * @param applied how far the cluster has put that into effect: {@code in-sync}, {@code pending-reboot}, …
     * @param others the other clusters of the group
     */
    public record Connections(
            String cluster,
            String status,
            String group,
            boolean requiresTls,
            String applied,
            List<String> others,
            Optional<String> managedBy) {
        /** Copies the list. */
        public Connections {
            others = List.copyOf(others);
        }
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
    public Class<Connections> state() {
        return Connections.class;
    }

    @Override
    public List<Class<? extends Action>> actions() {
        return List.of(SetRequireSsl.class);
    }

    /** A call that changes a group names no cluster: the group then leads to one. */
    @Override
    public List<Target> targets(Finding finding) {
        List<Target> clusters = RedshiftClusters.targets(finding);
        return clusters.isEmpty() ? groups(finding) : clusters;
    }

    /** Redshift stores names of groups in lower case, whatever the request said. */
    private static List<Target> groups(Finding finding) {
        return finding instanceof Finding.ApiActivity call
                ? Stream.of(call.request().path("parameterGroupName").asText(""))
                        .map(name -> name.toLowerCase(Locale.ROOT))
                        .filter(name -> name.matches("[a-z][a-z0-9.-]{0,254}"))
                        .map(name -> Target.of(call.origin().resource(GROUP, name)))
                        .toList()
                : finding.named(GROUP);
    }

    /** All clusters are listed, for those that share the group. */
    @Override
    public Optional<Connections> observe(Target target, Aws aws) {
        List<Cluster> all = RedshiftClusters.all(aws).toList();
        ResourceId asked = target.resource();
        return all.stream()
                .filter(cluster ->
                        asked.id().equals(asked.type().equals(GROUP) ? Group.of(cluster) : cluster.clusterIdentifier()))
                .min(Comparator.comparing(Cluster::clusterIdentifier))
                .map(cluster -> connections(cluster, all, Group.requiresTls(Group.of(cluster), aws)));
    }

    private static Connections connections(Cluster cluster, List<Cluster> all, boolean requiresTls) {
        String group = Group.of(cluster);
        return new Connections(
                cluster.clusterIdentifier(),
                cluster.clusterStatus(),
                group,
                requiresTls,
                Group.applied(cluster),
                all.stream()
                        .filter(other -> Group.of(other).equals(group))
                        .map(Cluster::clusterIdentifier)
                        .filter(name -> !name.equals(cluster.clusterIdentifier()))
                        .sorted()
                        .toList(),
                RedshiftClusters.managedBy(cluster));
    }

    /** A group is read once, however many clusters use it. */
    @Override
    public Stream<Seen<Connections>> survey(Place place, Aws aws) {
        List<Cluster> all = RedshiftClusters.all(aws).toList();
        Map<String, Boolean> groups = new HashMap<>();
        return all.stream()
                .map(cluster -> connections(
                        cluster,
                        all,
                        groups.computeIfAbsent(Group.of(cluster), group -> Group.requiresTls(group, aws))))
                .map(seen -> Seen.of(place.resource(RedshiftClusters.TYPE, seen.cluster()), seen));
    }

    @Override
    public ResourceId resource(Target target, Connections seen) {
        ResourceId asked = target.resource();
        return new ResourceId(
                asked.partition(), asked.account(), asked.region(), RedshiftClusters.TYPE, seen.cluster());
    }

    @Override
    public Decision decide(Target target, Connections seen) {
        if (RedshiftClusters.leaving(seen.status())) {
            return new Compliant("the cluster is being deleted");
        }
        if (seen.requiresTls()) {
            return seen.applied().equals("in-sync")
                    ? new Compliant("the cluster takes connections over TLS only")
                    : StepsByHand.reboot(seen);
        }
        if (seen.group().startsWith("default.")) {
            return StepsByHand.groupOfItsOwn(seen);
        }
        Action action = new SetRequireSsl(seen.group(), false, true);
        return new Remediate(
                new Plan(resource(target, seen), List.of(action)),
                "the cluster takes connections without TLS" + StepsByHand.shared(seen));
    }

    @Override
    public Optional<String> managedBy(Connections seen) {
        return seen.managedBy();
    }

    @Override
    public boolean repairs(Finding.ApiActivity call) {
        return call.name().equals("ModifyClusterParameterGroup")
                && call.request()
                        .path("parameters")
                        .valueStream()
                        .anyMatch(parameter -> parameter
                                        .path("parameterName")
                                        .asText("")
                                        .equals(Group.REQUIRE_SSL)
                                && parameter.path("parameterValue").asText("").equalsIgnoreCase("true"));
    }

    /** Whether a cluster was rebooted since is its owner's business; only what the group says is ours. */
    @Override
    public boolean untouchedSince(Connections left, Connections now) {
        return left.group().equals(now.group()) && left.requiresTls() == now.requiresTls();
    }
}
