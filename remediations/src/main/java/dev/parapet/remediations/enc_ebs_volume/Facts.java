package dev.parapet.remediations.enc_ebs_volume;

import static dev.parapet.core.Permission.allow;

import dev.parapet.core.Control;
import dev.parapet.core.Family;
import dev.parapet.core.Mapping;
import dev.parapet.core.Severity;
import dev.parapet.core.Trigger.ApiCall;
import dev.parapet.core.Trigger.ConfigRule;
import dev.parapet.core.Trigger.SecurityHubControl;
import java.util.List;

/** The published facts. */
final class Facts {
    static final String TYPE = "AWS::EC2::Volume";

    static final Control CONTROL = new Control(
            "enc-ebs-volume",
            "EBS volumes are encrypted",
            "An unencrypted volume begets unencrypted snapshots, and whoever gets hold of one reads the disk without any key.",
            Severity.MEDIUM,
            Family.STORAGE,
            TYPE,
            List.of(
                    // A launch names no volumes; Config's rule and the sweep find those that came with an instance.
                    new ApiCall("ec2", "ec2.amazonaws.com", List.of("CreateVolume", "AttachVolume")),
                    new ConfigRule("encrypted-volumes", TYPE),
                    new SecurityHubControl("EC2.3")),
            List.of(
                    Mark.EFFECT,
                    MakeSnapshot.EFFECT,
                    DropSnapshot.EFFECT,
                    Stop.EFFECT,
                    Start.EFFECT,
                    MakeVolume.EFFECT,
                    DropVolume.EFFECT,
                    SetDeletion.EFFECT,
                    Detach.EFFECT,
                    Attach.EFFECT,
                    Retire.EFFECT,
                    DeleteRetired.EFFECT),
            List.of(
                    allow("ec2:DescribeVolumes", "*"),
                    allow("ec2:DescribeInstances", "*"),
                    allow("ec2:DescribeInstanceTypes", "*"),
                    allow("ec2:DescribeSnapshots", "*"),
                    // A snapshot's ARN has no account in it, and tags go onto snapshots and volumes alike.
                    allow("ec2:CreateTags", "*"),
                    allow("ec2:CreateSnapshot", "*"),
                    allow("ec2:DeleteSnapshot", "*"),
                    allow("ec2:CreateVolume", "*"),
                    allow("ec2:DeleteVolume", "volume/*"),
                    allow("ec2:StopInstances", "instance/*"),
                    allow("ec2:StartInstances", "instance/*"),
                    allow("ec2:DetachVolume", "*"),
                    allow("ec2:AttachVolume", "*"),
                    allow("ec2:ModifyInstanceAttribute", "instance/*")),
            List.of("ENC-1"),
            List.of(
                    Mapping.of("fsbp", "EC2.3", "securityhub"),
                    Mapping.of("cis-5.0", "5.1.1", "prowler"),
                    Mapping.of(
                            "nist-800-53-r5", "CA-9(1) CM-3(6) SC-13 SC-28 SC-28(1) SC-7(10) SI-7(6)", "securityhub"),
                    Mapping.of("soc2", "CC6.1", "judgement"),
                    Mapping.of("iso-27001-2022", "A.8.24", "judgement"),
                    Mapping.of(
                            "hipaa",
                            "164.308(a)(1)(ii)(B) 164.308(a)(4)(ii)(A) 164.312(a)(2)(iv) 164.312(c)(1) 164.312(c)(2) 164.312(e)(2)(ii)",
                            "prowler")),
            Settings.PARAMETERS);

    private Facts() {}
}
