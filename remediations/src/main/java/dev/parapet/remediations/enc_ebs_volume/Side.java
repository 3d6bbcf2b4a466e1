package dev.parapet.remediations.enc_ebs_volume;

import software.amazon.awssdk.services.ec2.Ec2Client;

/** Which of the two volumes an action means: the one, or the encrypted one that was made for it. */
final class Side {
    private Side() {}

    static String name(String volume, boolean encrypted) {
        return (encrypted ? "encrypted double of EBS volume " : "EBS volume ") + volume;
    }

    static String id(Ec2Client ec2, String volume, boolean encrypted) {
        return encrypted ? Traces.madeReplacement(ec2, volume) : volume;
    }
}
