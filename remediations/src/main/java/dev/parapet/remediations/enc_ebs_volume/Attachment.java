package dev.parapet.remediations.enc_ebs_volume;

import software.amazon.awssdk.services.ec2.model.VolumeAttachment;

/**
 * Where a volume is attached.
 *
 * @param status EC2's word, for example {@code attached}
 * @param deleted whether EC2 deletes the volume with the instance
 */
record Attachment(String instance, String device, String status, boolean deleted) {
    static Attachment of(VolumeAttachment attachment) {
        return new Attachment(
                attachment.instanceId(),
                attachment.device(),
                attachment.stateAsString(),
                Boolean.TRUE.equals(attachment.deleteOnTermination()));
    }

    Swap.Place place() {
        return new Swap.Place(instance, device);
    }

    /** {@code attaching}, {@code detaching}, or {@code busy}: detaching while the system still uses it. */
    boolean moving() {
        return !status.equals("attached");
    }
}
