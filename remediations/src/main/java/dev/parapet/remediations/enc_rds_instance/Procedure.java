package dev.parapet.remediations.enc_rds_instance;

import dev.parapet.core.Action;
import dev.parapet.remediations.shared.Isolation;
import dev.parapet.remediations.shared.MakeIsolation;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * The way from an unencrypted instance to an encrypted one under the same name. The steps of an instance are always the
 * same values; what has been made is left out. Clients are kept away before the data is copied, so that none is lost.
 *
 * @param kmsKey what the copy is encrypted with
 */
record Procedure(Instance instance, String kmsKey) {
    /** What is left to do, in order. */
    List<Action> left() {
        Names names = instance.names();
        Progress progress = instance.progress();
        String vpc = instance.traits().vpc().orElse("");
        List<Action> steps = new ArrayList<>();
        if (progress.isolation().isEmpty()) {
            steps.add(new MakeIsolation(
                    names.noIngress(), vpc, instance.resourceId(), Isolation.remembering(instance.groups())));
        }
        if (!instance.isolated()) {
            steps.add(new Isolate(names.instance(), instance.groups(), names.noIngress(), vpc));
        }
        if (!instance.madeRoom()) {
            steps.add(room());
        }
        if (!progress.copies()) {
            steps.add(new TakeSnapshot(names.old(), instance.resourceId(), names.snapshot()));
        }
        if (progress.copy().isEmpty() && progress.restored().isEmpty()) {
            steps.add(new CopySnapshot(names.snapshot(), names.encryptedCopy(), kmsKey, instance.resourceId()));
        }
        if (progress.restored().isEmpty()) {
            steps.add(new Restore(
                    names.encryptedCopy(),
                    names.replacement(),
                    instance.resourceId(),
                    names.noIngress(),
                    vpc,
                    instance.settings()));
        }
        steps.addAll(roles());
        steps.add(new TakeOver(names.replacement(), names.instance(), instance.groups(), instance.upkeep()));
        return steps;
    }

    private List<GiveRole> roles() {
        return instance.settings().roles().entrySet().stream()
                .filter(role -> instance.progress()
                        .restored()
                        .filter(made -> role.getValue().equals(made.roles().get(role.getKey())))
                        .isEmpty())
                .map(role -> new GiveRole(instance.names().replacement(), role.getKey(), role.getValue()))
                .sorted(Comparator.comparing(GiveRole::feature))
                .toList();
    }

    private MakeRoom room() {
        return new MakeRoom(instance.name(), instance.names().old(), instance.groups());
    }

    /** The one step back that brings the workload back; what was made besides stays for people to look at. */
    Action back() {
        return new ComeBack(room());
    }
}
