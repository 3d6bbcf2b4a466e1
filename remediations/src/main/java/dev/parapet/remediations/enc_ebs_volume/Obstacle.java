package dev.parapet.remediations.enc_ebs_volume;

import dev.parapet.core.Decision.Escalate;
import java.util.Optional;

/** Why a volume is not swapped by itself, and what a person does instead. */
final class Obstacle {
    private Obstacle() {}

    static Optional<Escalate> of(Volume volume, String region) {
        ByHand byHand = new ByHand(volume, region);
        if (volume.status().equals("error")) {
            return told("it has failed, and EC2 makes no snapshot of it", byHand.restored());
        }
        return volume.holder()
                .flatMap(holder ->
                        told(holder.why(), holder == Holder.KUBERNETES ? byHand.inKubernetes() : byHand.swapped()))
                .or(() -> volume.machine().flatMap(machine -> of(machine, byHand)));
    }

    private static Optional<Escalate> of(Machine machine, ByHand byHand) {
        Machine.Kind kind = machine.kind();
        String id = machine.id();
        if (kind.group().isPresent()) {
            String group = kind.group().get();
            return told(
                    "%s is in Auto Scaling group %s, which replaces it when it stops".formatted(id, group),
                    byHand.launchedAnew("Auto Scaling group " + group));
        }
        if (kind.operator().isPresent()) {
            return told(
                    "%s is run by %s, which lets nobody else stop it"
                            .formatted(id, kind.operator().get()),
                    byHand.launchedAnew(kind.operator().get()));
        }
        if (kind.spot()) {
            return told(
                    "%s is a spot instance, which EC2 may not start again".formatted(id),
                    byHand.launchedAnew("the launch template"));
        }
        if (kind.bootsFromInstanceStore()) {
            return told("%s boots from instance store and cannot be stopped".formatted(id), byHand.movedAway());
        }
        if (kind.instanceStore() && !machine.is("stopped")) {
            return told("%s has instance store, whose content is lost when it stops".formatted(id), byHand.swapped());
        }
        return kind.hibernates()
                ? told(
                        "%s is set up for hibernation, and what it keeps in memory would be lost".formatted(id),
                        byHand.swapped())
                : Optional.empty();
    }

    private static Optional<Escalate> told(String why, java.util.List<String> steps) {
        return Optional.of(new Escalate("the volume is not encrypted, and is not swapped: " + why, steps));
    }
}
