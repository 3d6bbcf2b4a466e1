package dev.parapet.core.event;

import dev.parapet.core.Finding;
import dev.parapet.core.Origin;
import dev.parapet.core.Principal;
import dev.parapet.core.ResourceId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A GuardDuty attack sequence: many actors and resources, of several accounts at times. The finding's own
 * {@code resource} holds nothing but a type.
 */
record AttackSequence(Origin origin, Node sequence) {
    /** CloudTrail's word for an identity it cannot tell. */
    private static final String UNKNOWN = "Unknown";

    private static final ResourceType BUCKET = ResourceType.of("AWS::S3::Bucket");

    AttackSequence(Origin origin, Node sequence) {
        this.origin = origin;
        this.sequence = sequence.at("service").at("detection").at("sequence").object();
    }

    Finding finding(String type) {
        List<ResourceId> resources = sequence.at("resources").list().stream()
                .flatMap(this::resources)
                .distinct()
                .toList();
        return new Finding.GuardDuty(origin, type, principals(), resources);
    }

    /** One principal per key. A key among the resources comes with its account, so it has the last word on that. */
    private List<Principal> principals() {
        Map<String, Principal> byKey = new LinkedHashMap<>();
        for (Node actor : sequence.at("actors").list()) {
            if (actor.at("user").present()) {
                put(byKey, actor(actor.at("user")));
            }
        }
        for (Node resource : sequence.at("resources").list()) {
            if (resource.at("resourceType").text(Shape.WORD).equals("ACCESS_KEY")) {
                put(byKey, key(resource, byKey));
            }
        }
        return List.copyOf(byKey.values());
    }

    private static void put(Map<String, Principal> byKey, Principal principal) {
        byKey.put(principal.accessKeyId().orElseGet(principal::toString), principal);
    }

    private Principal actor(Node user) {
        String account =
                user.at("account").at("uid").optionalText(Shape.ACCOUNT).orElse(origin.account());
        String type = user.at("type").optionalText(Shape.PRINCIPAL_TYPE).orElse(UNKNOWN);
        Optional<String> name = GuardDutyReader.name(type, user.at("name"));
        return new Principal(account, type, name, user.at("credentialUid").optionalText(Shape.ACCESS_KEY));
    }

    private static Principal key(Node resource, Map<String, Principal> actors) {
        Optional<String> id = keyId(resource.at("uid"));
        Optional<Principal> actor = id.map(actors::get);
        Node data = resource.at("data").at("accessKey");
        String type = data.at("userType")
                .optionalText(Shape.PRINCIPAL_TYPE)
                .or(() -> actor.map(Principal::type))
                .orElse(UNKNOWN);
        Optional<String> name =
                GuardDutyReader.name(type, data.at("userName")).or(() -> actor.flatMap(Principal::name));
        return new Principal(resource.at("accountId").text(Shape.ACCOUNT), type, name, id);
    }

    /** The key id, or an ARN that may end with it. */
    private static Optional<String> keyId(Node uid) {
        String text = uid.text();
        if (!Shape.ARN.fits(text)) {
            return Optional.of(uid.text(Shape.ACCESS_KEY));
        }
        return Optional.of(text.substring(text.lastIndexOf('/') + 1)).filter(Shape.ACCESS_KEY::fits);
    }

    private Stream<ResourceId> resources(Node resource) {
        return switch (resource.at("resourceType").text(Shape.WORD)) {
            case "S3_BUCKET" -> Stream.of(Named.arn(home(resource), BUCKET, resource.at("uid")));
            case "EC2_NETWORK_INTERFACE" ->
                GuardDutyResources.groups(home(resource), resource.at("data").at("ec2NetworkInterface"));
            default -> Stream.empty();
        };
    }

    /** Where this resource lives, whoever the finding as a whole speaks for. */
    private Origin home(Node resource) {
        String account = resource.at("accountId").text(Shape.ACCOUNT);
        String region = resource.at("region").optionalText(Shape.REGION).orElse(origin.region());
        return new Origin(
                origin.eventId(), origin.source(), origin.sender(), account, origin.partition(), region, origin.time());
    }
}
