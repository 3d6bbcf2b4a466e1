package dev.parapet.organization.config;

import dev.parapet.core.Aws;
import dev.parapet.organization.Change;
import java.util.Optional;
import software.amazon.awssdk.services.config.ConfigClient;

/** Says where a recorder delivers. AWS refuses it before there is a recorder. */
record PutChannel(String name, String before, String bucket, Optional<String> prefix, Optional<String> key)
        implements Change {
    @Override
    public Kind kind() {
        return before.equals("none") ? Kind.CREATE : Kind.UPDATE;
    }

    @Override
    public String api() {
        return "config:PutDeliveryChannel";
    }

    @Override
    public String describe() {
        return "delivery channel %s: %s -> s3://%s"
                .formatted(name, before, bucket + prefix.map(it -> "/" + it).orElse(""));
    }

    @Override
    public void apply(Aws aws) {
        aws.client(ConfigClient::builder)
                .putDeliveryChannel(to -> to.deliveryChannel(channel -> channel.name(name)
                        .s3BucketName(bucket)
                        .s3KeyPrefix(prefix.orElse(null))
                        .s3KmsKeyArn(key.orElse(null))));
    }
}
