package dev.parapet.remediations.shared;

import dev.parapet.core.Aws;
import dev.parapet.core.Finding;
import dev.parapet.core.Place;
import dev.parapet.core.ResourceId;
import dev.parapet.core.Seen;
import dev.parapet.core.Target;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sns.model.NotFoundException;

/** Topics, which everybody but people names by ARN. */
public final class Topics {
    /** CloudFormation's name of the type. */
    public static final String TYPE = "AWS::SNS::Topic";

    private static final String NAME = "[\\w-]{1,251}\\.fifo|[\\w-]{1,256}";

    private Topics() {}

    /** The topics of the finding's own account and region that it names. */
    public static List<Target> named(Finding finding) {
        Stream<ResourceId> topics = finding instanceof Finding.ApiActivity call
                ? calledFor(call).map(arn -> call.origin().resource(TYPE, arn))
                : finding.named(TYPE).stream().map(Target::resource);
        return topics.map(Topics::byArn)
                .flatMap(Optional::stream)
                .distinct()
                .map(Target::of)
                .toList();
    }

    /** CreateTopic has the ARN in its response, every other call in its request. */
    private static Stream<String> calledFor(Finding.ApiActivity call) {
        return Stream.of(call.response(), call.request())
                .map(body -> body.path("topicArn").asText(""))
                .filter(arn -> !arn.isBlank())
                .limit(1);
    }

    private static Optional<ResourceId> byArn(ResourceId named) {
        String home = "arn:%s:sns:%s:%s:".formatted(named.partition(), named.region(), named.account());
        String name = named.id().startsWith(home) ? named.id().substring(home.length()) : named.id();
        return name.matches(NAME)
                ? Optional.of(new ResourceId(named.partition(), named.account(), named.region(), TYPE, home + name))
                : Optional.empty();
    }

    /** Every topic. */
    public static <S extends Record> Stream<Seen<S>> in(Place place, Aws aws) {
        return aws.client(SnsClient::builder).listTopicsPaginator().topics().stream()
                .map(topic -> Seen.named(place.resource(TYPE, topic.topicArn())));
    }

    /** The attributes of a topic, which SNS gives all at once; empty when it is gone. */
    public static Optional<Map<String, String>> read(Target target, Aws aws) {
        try {
            return Optional.of(aws.client(SnsClient::builder)
                    .getTopicAttributes(
                            request -> request.topicArn(target.resource().id()))
                    .attributes());
        } catch (NotFoundException gone) {
            return Optional.empty();
        }
    }
}
