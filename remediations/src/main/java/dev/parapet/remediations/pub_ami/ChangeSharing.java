package dev.parapet.remediations.pub_ami;

import dev.parapet.core.Action;
import dev.parapet.core.Aws;
import dev.parapet.core.Effect;
import dev.parapet.core.Effect.Undo;
import dev.parapet.core.Risk;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.LaunchPermission;

/**
 * Ends, or begins, the sharing of an image with some others or with all; each is the other's undo.
 *
 * @param launchers account numbers, ARNs of organizations and units, or {@code all}
 */
record ChangeSharing(String image, List<String> launchers, boolean shared) implements Action {
    /** Instances and copies that were made of it already stay with whoever made them. */
    static final Effect EFFECT = new Effect("ec2:ModifyImageAttribute", Risk.SAFE, Undo.EXACT);

    ChangeSharing {
        launchers = List.copyOf(launchers);
    }

    static ChangeSharing end(String image, List<String> launchers) {
        return new ChangeSharing(image, launchers, false);
    }

    @Override
    public Effect effect() {
        return EFFECT;
    }

    @Override
    public String describe() {
        String with = String.join(", ", launchers);
        return shared
                ? "AMI %s: not shared with %s -> shared again".formatted(image, with)
                : "AMI %s: shared with %s -> no longer".formatted(image, with);
    }

    @Override
    public void apply(Aws aws) {
        List<LaunchPermission> permissions =
                launchers.stream().map(Launcher::permission).toList();
        aws.client(Ec2Client::builder)
                .modifyImageAttribute(request -> request.imageId(image).launchPermission(change -> {
                    if (shared) {
                        change.add(permissions);
                    } else {
                        change.remove(permissions);
                    }
                }));
    }

    @Override
    public Optional<Action> undo() {
        return Optional.of(new ChangeSharing(image, launchers, !shared));
    }
}
