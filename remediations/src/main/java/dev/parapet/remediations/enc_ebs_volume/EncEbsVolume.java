package dev.parapet.remediations.enc_ebs_volume;

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
import dev.parapet.core.Finding;
import dev.parapet.core.Guardrail;
import dev.parapet.core.Place;
import dev.parapet.core.Plan;
import dev.parapet.core.Seen;
import dev.parapet.core.Sweep;
import dev.parapet.core.Target;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import software.amazon.awssdk.services.ec2.Ec2Client;

/** A volume is encrypted; one that is not is swapped for one that is. */
@AutoService(Guardrail.class)
@SuppressWarnings("rawtypes") // a service loader knows no type arguments
public final class EncEbsVolume implements Guardrail<Volume> {
    private final Settings settings;

    /** With the account's default key. */
    public EncEbsVolume() {
        this(Settings.STANDARD);
    }

    private EncEbsVolume(Settings settings) {
        this.settings = settings;
    }

    @Override
    public Control control() {
        return Facts.CONTROL;
    }

    @Override
    public Sweep sweep() {
        return Sweep.REGIONAL;
    }

    @Override
    public boolean stepwise() {
        return true;
    }

    @Override
    public Class<Volume> state() {
        return Volume.class;
    }

    @Override
    public List<Class<? extends Action>> actions() {
        return List.of(
                Mark.class,
                MakeSnapshot.class,
                DropSnapshot.class,
                Stop.class,
                Start.class,
                MakeVolume.class,
                DropVolume.class,
                SetDeletion.class,
                Detach.class,
                Attach.class,
                Retire.class,
                DeleteRetired.class);
    }

    @Override
    public Guardrail<Volume> with(Map<String, JsonNode> parameters) {
        return new EncEbsVolume(Settings.in(parameters));
    }

    @Override
    public List<Target> targets(Finding finding) {
        return finding instanceof Finding.ApiActivity call
                ? Stream.of(call.response(), call.request())
                        .map(body -> body.path("volumeId").asText(""))
                        .filter(id -> id.matches("vol-[0-9a-f]{8,17}"))
                        .limit(1)
                        .map(id -> Target.of(call.origin().resource(Facts.TYPE, id)))
                        .toList()
                : finding.named(Facts.TYPE);
    }

    @Override
    public Optional<Volume> observe(Target target, Aws aws) {
        return Look.through(aws, settings.limits()).at(target.resource().id());
    }

    /** An encrypted volume is judged from the list; one that is not takes a look at its instance. */
    @Override
    public Stream<Seen<Volume>> survey(Place place, Aws aws) {
        return aws
                .client(Ec2Client::builder)
                .describeVolumesPaginator(request -> request.maxResults(500))
                .volumes()
                .stream()
                .map(Listed::volume)
                .map(volume -> volume.encrypted()
                        ? Seen.of(place.resource(Facts.TYPE, volume.id()), volume)
                        : Seen.named(place.resource(Facts.TYPE, volume.id())));
    }

    @Override
    public Decision decide(Target target, Volume volume) {
        if (volume.encrypted()) {
            return new Compliant("the volume is encrypted");
        }
        if (volume.status().startsWith("delet")) {
            return new Compliant("the volume is being deleted");
        }
        Optional<String> givenUp = Swap.givenUp(volume.mark());
        if (givenUp.isPresent()) {
            return new Escalate(
                    "the volume is not encrypted; swapping it was given up and taken back: " + givenUp.get(),
                    new ByHand(volume, target.resource().region()).askedAgain());
        }
        return Swap.read(volume.mark())
                .map(swap -> new Course(target.resource(), volume, swap, settings.kmsKey()).next())
                .orElseGet(() -> begin(target, volume));
    }

    private Decision begin(Target target, Volume volume) {
        Optional<Escalate> obstacle = Obstacle.of(volume, target.resource().region());
        if (obstacle.isPresent()) {
            return obstacle.get();
        }
        boolean running =
                volume.machine().filter(machine -> !machine.is("stopped")).isPresent();
        Swap swap = Swap.of(volume.attachment(), running);
        Plan plan = new Plan(target.resource(), new Steps(volume, swap, settings.kmsKey()).left());
        Optional<String> wait = volume.busy()
                .map(other -> other + " of the same instance is being swapped, and one stop is for one volume")
                .or(volume::moving)
                .or(() -> Optional.of("the volume is being created")
                        .filter(word -> volume.status().equals("creating")));
        return wait.<Decision>map(work -> new Postpone(plan, "the volume is not encrypted; " + work))
                .orElseGet(() -> new Remediate(plan, "the volume is not encrypted" + price(volume, running)));
    }

    /** What the swap costs the workload. */
    private static String price(Volume volume, boolean running) {
        return volume.machine()
                .filter(machine -> running)
                .map(machine -> "; to swap it, %s stands still for the last snapshot and the exchange%s"
                        .formatted(
                                machine.id(),
                                machine.kind().borrowedAddress() ? ", and comes back with another public address" : ""))
                .orElse("");
    }

    @Override
    public boolean returning(Volume volume) {
        return Swap.read(volume.mark()).flatMap(Swap::back).isPresent();
    }

    @Override
    public Optional<String> managedBy(Volume volume) {
        return volume.managedBy();
    }
}
