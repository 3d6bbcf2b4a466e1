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
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;
import software.amazon.awssdk.services.sqs.model.QueueDoesNotExistException;

/**
 * Queues under the name people use. SQS itself, CloudTrail and Config name a queue by its URL, Security Hub and Access
 * Analyzer by its ARN.
 */
public final class Queues {
    /** CloudFormation's name of the type. */
    public static final String TYPE = "AWS::SQS::Queue";

    /** The hint that holds a queue's URL, which spares the call that asks for it. */
    private static final String URL = "url";

    private static final String NAME = "[\\w-]{1,75}\\.fifo|[\\w-]{1,80}";
    private static final Pattern OF_URL =
            Pattern.compile("https?://[A-Za-z0-9.:-]{1,255}/(?<account>\\d{12})/(?<name>%s)".formatted(NAME));

    private Queues() {}

    /**
     * What was read of a queue.
     *
     * @param url its address, as SQS told it
     */
    public record Queue(String name, String url, Map<QueueAttributeName, String> attributes) {
        public Queue {
            attributes = Map.copyOf(attributes);
        }

        /** The attribute, unless it is absent or empty, which to SQS is the same. */
        public Optional<String> attribute(QueueAttributeName name) {
            return Optional.ofNullable(attributes.get(name)).filter(value -> !value.isEmpty());
        }
    }

    /** The queues that a finding names, each under its name. */
    public static List<Target> named(Finding finding) {
        Stream<Optional<Target>> targets = finding instanceof Finding.ApiActivity call
                ? calledFor(call).map(word -> target(call.origin().resource(TYPE, word)))
                : finding.named(TYPE).stream().map(Target::resource).map(Queues::target);
        return targets.flatMap(Optional::stream).distinct().toList();
    }

    /** CreateQueue has the URL in its response, every other call in its request. */
    private static Stream<String> calledFor(Finding.ApiActivity call) {
        return Stream.of(call.response(), call.request())
                .map(body -> body.path("queueUrl").asText(""))
                .filter(url -> !url.isBlank())
                .limit(1);
    }

    /** A URL is kept as a hint only where it leads to a queue of the finding's own account. */
    private static Optional<Target> target(ResourceId named) {
        Matcher url = OF_URL.matcher(named.id());
        if (url.matches()) {
            return url.group("account").equals(named.account())
                    ? Optional.of(new Target(queue(named, url.group("name")), Map.of(URL, named.id())))
                    : Optional.empty();
        }
        return named.id().matches(NAME) ? Optional.of(Target.of(named)) : Optional.empty();
    }

    private static ResourceId queue(ResourceId named, String name) {
        return new ResourceId(named.partition(), named.account(), named.region(), TYPE, name);
    }

    /** Every queue; SQS goes on after the first thousand only when it is told how many to list. */
    public static <S extends Record> Stream<Seen<S>> in(Place place, Aws aws) {
        return aws
                .client(SqsClient::builder)
                .listQueuesPaginator(request -> request.maxResults(1000))
                .queueUrls()
                .stream()
                .map(url -> new Seen<>(
                        new Target(place.resource(TYPE, url.substring(url.lastIndexOf('/') + 1)), Map.of(URL, url)),
                        Optional.empty()));
    }

    /**
     * Some attributes of a queue; empty when it is gone. A URL that nobody told is asked for: SQS says to store URLs "exactly
     * as returned" and not to build them, since it may change their parts.
     */
    public static Optional<Queue> read(Target target, Aws aws, QueueAttributeName... names) {
        SqsClient sqs = aws.client(SqsClient::builder);
        String name = target.resource().id();
        try {
            String url = target.hint(URL)
                    .orElseGet(() ->
                            sqs.getQueueUrl(request -> request.queueName(name)).queueUrl());
            return Optional.of(new Queue(
                    name,
                    url,
                    sqs.getQueueAttributes(request -> request.queueUrl(url).attributeNames(names))
                            .attributes()));
        } catch (QueueDoesNotExistException gone) {
            return Optional.empty();
        }
    }
}
