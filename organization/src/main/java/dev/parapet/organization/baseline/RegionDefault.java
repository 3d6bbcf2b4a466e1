package dev.parapet.organization.baseline;

import dev.parapet.core.Aws;
import dev.parapet.organization.SharedWrite;
import dev.parapet.organization.baseline.RegionDefaults.Value;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.GetImageBlockPublicAccessStateResponse;
import software.amazon.awssdk.services.ec2.model.GetSnapshotBlockPublicAccessStateResponse;
import software.amazon.awssdk.services.ec2.model.ImageBlockPublicAccessEnabledState;
import software.amazon.awssdk.services.ec2.model.InstanceMetadataDefaultsResponse;
import software.amazon.awssdk.services.ec2.model.ManagedBy;
import software.amazon.awssdk.services.ec2.model.MetadataDefaultHttpTokensState;
import software.amazon.awssdk.services.ec2.model.SnapshotBlockPublicAccessState;
import software.amazon.awssdk.services.ssm.SsmClient;

/** A setting that an account has once a region. */
public enum RegionDefault implements SharedWrite {
    /** New volumes are encrypted whatever the request says. No policy of the organization can set it. */
    EBS_ENCRYPTION("EBS encryption by default", "on", "ec2:EnableEbsEncryptionByDefault") {
        @Override
        Value read(Aws aws) {
            boolean on = aws.client(Ec2Client::builder)
                    .getEbsEncryptionByDefault(to -> {})
                    .ebsEncryptionByDefault();
            return new Value(on ? "on" : "off", false);
        }

        @Override
        void write(Aws aws) {
            aws.client(Ec2Client::builder).enableEbsEncryptionByDefault(to -> {});
        }
    },
    /** Snapshots are not public, those that were shared before neither. */
    SNAPSHOT_SHARING("public EBS snapshots", "block-all-sharing", "ec2:EnableSnapshotBlockPublicAccess") {
        @Override
        Value read(Aws aws) {
            GetSnapshotBlockPublicAccessStateResponse found =
                    aws.client(Ec2Client::builder).getSnapshotBlockPublicAccessState(to -> {});
            return new Value(found.stateAsString(), found.managedBy() == ManagedBy.DECLARATIVE_POLICY);
        }

        @Override
        void write(Aws aws) {
            aws.client(Ec2Client::builder)
                    .enableSnapshotBlockPublicAccess(to -> to.state(SnapshotBlockPublicAccessState.BLOCK_ALL_SHARING));
        }
    },
    /** Images are not made public. It takes AWS up to ten minutes, during which the answer is still {@code unblocked}. */
    IMAGE_SHARING("public AMIs", "block-new-sharing", "ec2:EnableImageBlockPublicAccess") {
        @Override
        Value read(Aws aws) {
            GetImageBlockPublicAccessStateResponse found =
                    aws.client(Ec2Client::builder).getImageBlockPublicAccessState(to -> {});
            return new Value(found.imageBlockPublicAccessState(), found.managedBy() == ManagedBy.DECLARATIVE_POLICY);
        }

        @Override
        void write(Aws aws) {
            aws.client(Ec2Client::builder)
                    .enableImageBlockPublicAccess(
                            to -> to.imageBlockPublicAccessState(ImageBlockPublicAccessEnabledState.BLOCK_NEW_SHARING));
        }
    },
    /** New instances ask for a token. What else is set of the metadata service stays. */
    INSTANCE_METADATA("instance metadata by default", "tokens required", "ec2:ModifyInstanceMetadataDefaults") {
        @Override
        Value read(Aws aws) {
            InstanceMetadataDefaultsResponse found = aws.client(Ec2Client::builder)
                    .getInstanceMetadataDefaults(to -> {})
                    .accountLevel();
            boolean required = found != null
                    && found.httpTokens() != null
                    && found.httpTokensAsString().equals("required");
            boolean declared = found != null && found.managedBy() == ManagedBy.DECLARATIVE_POLICY;
            return new Value(required ? "tokens required" : "tokens not required", declared);
        }

        @Override
        void write(Aws aws) {
            aws.client(Ec2Client::builder)
                    .modifyInstanceMetadataDefaults(to -> to.httpTokens(MetadataDefaultHttpTokensState.REQUIRED));
        }
    },
    /** Documents of Systems Manager are not made public. */
    DOCUMENT_SHARING("public SSM documents", "Disable", "ssm:UpdateServiceSetting") {
        @Override
        Value read(Aws aws) {
            String value = aws.client(SsmClient::builder)
                    .getServiceSetting(to -> to.settingId(DOCUMENTS))
                    .serviceSetting()
                    .settingValue();
            return new Value(value, false);
        }

        @Override
        void write(Aws aws) {
            aws.client(SsmClient::builder)
                    .updateServiceSetting(to -> to.settingId(DOCUMENTS).settingValue("Disable"));
        }
    };

    private static final String DOCUMENTS = "/ssm/documents/console/public-sharing-permission";

    private final String words;
    private final String strictest;
    private final String api;

    RegionDefault(String words, String strictest, String api) {
        this.words = words;
        this.strictest = strictest;
        this.api = api;
    }

    String words() {
        return words;
    }

    String strictest() {
        return strictest;
    }

    String api() {
        return api;
    }

    /** Each has one strict value, and anything else is weaker. */
    boolean strict(String value) {
        return value.equals(strictest);
    }

    abstract Value read(Aws aws);

    abstract void write(Aws aws);
}
