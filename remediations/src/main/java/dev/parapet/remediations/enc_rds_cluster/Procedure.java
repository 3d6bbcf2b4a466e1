package dev.parapet.remediations.enc_rds_cluster;

import dev.parapet.core.Action;
import dev.parapet.core.ResourceId;
import dev.parapet.remediations.shared.Isolation;
import dev.parapet.remediations.shared.MakeIsolation;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The way from an unencrypted cluster to an encrypted one under the same names. The steps of a cluster are always the same
 * values; what has been made is left out. Clients are kept away before the data is copied, so that none is lost.
 *
 * @param resource the cluster under the name people know
 * @param kmsKey what its successor is encrypted with
 */
record Procedure(Cluster cluster, ResourceId resource, String kmsKey) {
    /** What is left to do, in order. */
    List<Action> left() {
        List<Action> steps = new ArrayList<>();
        steps.addAll(keepingClientsAway());
        steps.addAll(copying());
        steps.add(new TakeOver(cluster.names().replacement(), cluster.name(), cluster.groups(), cluster.upkeep()));
        // A name is given with a restart: the readers first, so that the writer has somebody beside it.
        cluster.members().reversed().stream()
                .map(member -> new RenameMember(Names.replacement(member.name()), member.name()))
                .forEach(steps::add);
        return steps;
    }

    private List<Action> keepingClientsAway() {
        Names names = cluster.names();
        List<Action> steps = new ArrayList<>();
        if (cluster.progress().isolation().isEmpty()) {
            steps.add(new MakeIsolation(names.noIngress(), vpc(), cluster.resourceId(), remembered()));
        }
        if (!cluster.isolated()) {
            steps.add(new Isolate(cluster.name(), cluster.groups(), names.noIngress(), vpc()));
        }
        cluster.members().stream()
                .filter(member -> !member.madeRoom())
                .map(this::stepAside)
                .forEach(steps::add);
        if (!cluster.madeRoom()) {
            steps.add(room());
        }
        if (cluster.dataApiNow()) {
            steps.add(new CloseDataApi(arn(names.old())));
        }
        return steps;
    }

    private List<Action> copying() {
        Names names = cluster.names();
        Progress progress = cluster.progress();
        List<Action> steps = new ArrayList<>();
        if (!progress.copies()) {
            steps.add(new TakeSnapshot(names.old(), cluster.resourceId(), names.snapshot()));
        }
        if (progress.restored().isEmpty()) {
            steps.add(new Restore(
                    names.snapshot(),
                    names.replacement(),
                    cluster.resourceId(),
                    kmsKey,
                    names.noIngress(),
                    vpc(),
                    cluster.settings()));
        }
        steps.addAll(roles());
        Set<String> made =
                progress.restored().map(restored -> restored.members().keySet()).orElse(Set.of());
        cluster.members().stream()
                .filter(member -> !made.contains(Names.replacement(member.name())))
                .map(member -> new MakeMember(names.replacement(), Names.replacement(member.name()), member.build()))
                .forEach(steps::add);
        if (cluster.dataApi()
                && !progress.restored().map(Progress.Restored::dataApi).orElse(false)) {
            steps.add(new OpenDataApi(arn(names.replacement())));
        }
        return steps;
    }

    private List<GiveRole> roles() {
        Set<String> given =
                cluster.progress().restored().map(Progress.Restored::roles).orElse(Set.of());
        return cluster.settings().roles().entrySet().stream()
                .filter(role -> !given.contains(role.getKey()))
                .map(role -> new GiveRole(cluster.names().replacement(), role.getKey(), role.getValue()))
                .sorted(Comparator.comparing(GiveRole::role))
                .toList();
    }

    private Map<String, String> remembered() {
        Map<String, String> remembered = new HashMap<>(Isolation.remembering(cluster.groups()));
        if (cluster.dataApi()) {
            remembered.put(Cluster.DATA_API, "on");
        }
        return remembered;
    }

    /** What brings the workload back, clients first; what was made besides stays for people to look at. */
    List<Action> back() {
        List<Action> steps = new ArrayList<>();
        if (cluster.madeRoom()) {
            steps.add(new ComeBack(room()));
        } else if (!cluster.inPlace()) {
            steps.add(new LetIn(new Isolate(
                    cluster.name(), cluster.groups(), cluster.names().noIngress(), vpc())));
        }
        if (cluster.dataApi() && !cluster.dataApiNow()) {
            steps.add(new OpenDataApi(arn(cluster.name())));
        }
        cluster.astray().stream()
                .map(member -> new ReturnMember(stepAside(member)))
                .forEach(steps::add);
        return steps;
    }

    /** From an attempt that was taken back all but for the names: to the start first, and then the whole way. */
    List<Action> again() {
        List<Action> steps = new ArrayList<>(back());
        steps.addAll(new Procedure(cluster.back(), resource, kmsKey).left());
        return steps;
    }

    /** The end of the unencrypted cluster, once nobody misses anything in its successor. */
    List<Action> farewell() {
        List<Action> steps = new ArrayList<>();
        if (cluster.upkeep().deletionProtection()) {
            steps.add(new Unprotect(cluster.heldName()));
        }
        cluster.members().stream()
                .filter(member -> !member.status().equals("deleting"))
                .map(member -> new DeleteMember(member.heldName(), cluster.heldName()))
                .forEach(steps::add);
        steps.add(new DeleteKept(cluster.heldName(), cluster.name()));
        return steps;
    }

    private StepAside stepAside(Member member) {
        return new StepAside(member.name(), Names.old(member.name()), cluster.groups());
    }

    private MakeRoom room() {
        return new MakeRoom(cluster.name(), cluster.names().old(), cluster.groups());
    }

    private String vpc() {
        return cluster.traits().vpc().orElse("");
    }

    private String arn(String name) {
        return "arn:%s:rds:%s:%s:cluster:%s"
                .formatted(resource.partition(), resource.region(), resource.account(), name);
    }
}
