package dev.parapet.remediations.enc_efs;

import java.util.Optional;
import software.amazon.awssdk.services.efs.model.FileSystemDescription;
import software.amazon.awssdk.services.efs.model.Tag;

/**
 * What the decision, and the plan for its owner, need of a file system.
 *
 * @param state EFS's word, for example {@code available}
 * @param zone the availability zone of a One Zone file system
 * @param managedBy what made it and will make it so again
 */
public record FileSystem(
        String id, boolean encrypted, String state, Optional<String> zone, Optional<String> managedBy) {
    static FileSystem of(FileSystemDescription described) {
        return new FileSystem(
                described.fileSystemId(),
                Boolean.TRUE.equals(described.encrypted()),
                described.lifeCycleStateAsString(),
                Optional.ofNullable(described.availabilityZoneName()),
                described.tags().stream()
                        .filter(tag -> tag.key().equals("aws:cloudformation:stack-name"))
                        .map(Tag::value)
                        .map(stack -> "CloudFormation stack " + stack)
                        .findFirst());
    }
}
