package dev.parapet.core.event;

import dev.parapet.core.Json;
import dev.parapet.core.Origin;
import dev.parapet.core.ResourceId;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Resources as events name them, checked: the shape of the id, and that it is not another account's. */
final class Named {
    /** Config's ids of queues (a URL) and of search domains begin with the owner. */
    private static final Pattern OWNER = Pattern.compile("(?:https://[^/]+/)?(\\d{12})/");

    private Named() {}

    /** A resource by its plain id, as Config and GuardDuty give it. */
    static ResourceId plain(Origin origin, ResourceType type, Node id) {
        String text = id.text();
        if (!type.isId(text)) {
            throw id.refuse("is not an id of " + type.type() + ": " + Node.quote(text));
        }
        if (Shape.ARN.fits(text) && !Arn.of(text).mayBelongTo(origin.account())) {
            throw id.refuse("belongs to another account than " + origin.account());
        }
        Matcher owner = OWNER.matcher(text);
        if (owner.lookingAt() && !owner.group(1).equals(origin.account())) {
            throw id.refuse("belongs to another account than " + origin.account());
        }
        if (type.type().equals("AWS::::Account") && !text.equals(origin.account())) {
            throw id.refuse("is another account than " + origin.account());
        }
        return place(origin, type, text, "");
    }

    /**
     * A resource by the id Security Hub gives: an ARN, or the type and the id with a colon between them
     * ({@code AWS::IAM::AccessKey:null} where it knows no key).
     */
    static Optional<ResourceId> securityHub(Origin origin, ResourceType type, Node id) {
        String text = id.text();
        String prefix = type.type() + ":";
        if (!text.startsWith(prefix)) {
            return Optional.of(arn(origin, type, id));
        }
        String tail = text.substring(prefix.length());
        return tail.equals("null") ? Optional.empty() : Optional.of(plain(origin, type, replaced(id, tail)));
    }

    /** A resource by its ARN. */
    static ResourceId arn(Origin origin, ResourceType type, Node node) {
        Arn arn = Arn.of(node);
        if (!arn.mayBelongTo(origin.account())) {
            throw node.refuse("belongs to another account than " + origin.account());
        }
        if (!arn.partition().equals(origin.partition())) {
            throw node.refuse("is in another partition than " + origin.partition());
        }
        String id = type.idIn(arn).orElseThrow(() -> node.refuse("is not an ARN of " + type.type()));
        return place(origin, type, id, region(arn, node));
    }

    private static String region(Arn arn, Node node) {
        if (arn.region().isEmpty() || Shape.REGION.fits(arn.region())) {
            return arn.region();
        }
        throw node.refuse("is in an unknown region");
    }

    private static ResourceId place(Origin origin, ResourceType type, String id, String region) {
        if (type.global()) {
            return origin.global(type.type(), id);
        }
        String where = region.isEmpty() ? origin.region() : region;
        return new ResourceId(origin.partition(), origin.account(), where, type.type(), id);
    }

    private static Node replaced(Node node, String text) {
        return new Node(node.parent(), node.name(), Json.text(text));
    }
}
