package dev.parapet.scp.impact;

import dev.parapet.scp.evaluate.Value;
import java.util.Map;
import java.util.function.Function;

/** Condition keys of the request as a whole, read from a record of CloudTrail. */
final class Observed {
    private static final Map<String, Function<Event, Value>> READERS = Map.ofEntries(
            Map.entry("aws:principalarn", event -> ofPerson(event, event.principal())),
            Map.entry("aws:principalaccount", event -> ofPerson(event, event.caller())),
            Map.entry("aws:userid", event -> ofPerson(event, event.text("userIdentity.principalId"))),
            Map.entry(
                    "aws:username",
                    event -> type(event).equals("IAMUser") ? some(event.text("userIdentity.userName")) : Value.ABSENT),
            Map.entry("aws:principaltype", Observed::principalType),
            Map.entry("aws:principalisawsservice", event -> Value.of(Boolean.toString(isService(event)))),
            Map.entry(
                    "aws:principalservicename",
                    event -> isService(event) ? some(event.text("userIdentity.invokedBy")) : Value.ABSENT),
            Map.entry("aws:principalservicenameslist", Observed::ofService),
            Map.entry("aws:assumedroot", event -> present(event, "userIdentity.sessionContext.assumedRoot")),
            Map.entry("aws:sourceidentity", event -> present(event, "userIdentity.sessionContext.sourceIdentity")),
            Map.entry(
                    "aws:multifactorauthpresent",
                    event -> present(event, "userIdentity.sessionContext.attributes.mfaAuthenticated")),
            Map.entry("aws:multifactorauthage", Observed::multiFactorAge),
            Map.entry(
                    "aws:tokenissuetime",
                    event -> present(event, "userIdentity.sessionContext.attributes.creationDate")),
            Map.entry(
                    "aws:federatedprovider",
                    event -> present(event, "userIdentity.sessionContext.webIdFederationData.federatedProvider")),
            Map.entry("aws:viaawsservice", event -> Value.of(Boolean.toString(invokedBy(event)))),
            Map.entry("aws:calledvialast", event -> present(event, "userIdentity.invokedBy")),
            Map.entry("aws:calledviafirst", event -> invokedBy(event) ? Value.UNKNOWN : Value.ABSENT),
            Map.entry("aws:calledvia", event -> invokedBy(event) ? Value.UNKNOWN : Value.ABSENT),
            Map.entry("aws:requestedregion", event -> some(event.region())),
            Map.entry("aws:sourceip", event -> endpoint(event) ? Value.ABSENT : address(event)),
            Map.entry("aws:vpcsourceip", event -> endpoint(event) ? address(event) : Value.ABSENT),
            Map.entry("aws:sourcevpce", event -> present(event, "vpcEndpointId")),
            Map.entry("aws:vpceaccount", event -> present(event, "vpcEndpointAccountId")),
            Map.entry("aws:vpceorgid", Observed::ofEndpoint),
            Map.entry("aws:vpceorgpaths", Observed::ofEndpoint),
            Map.entry("aws:sourcevpc", Observed::ofEndpoint),
            Map.entry("aws:sourcevpcarn", Observed::ofEndpoint),
            Map.entry(
                    "aws:securetransport",
                    event -> event.field("tlsDetails.tlsVersion").isPresent() ? Value.of("true") : Value.UNKNOWN),
            Map.entry("s3:tlsversion", Observed::tlsVersion),
            Map.entry("aws:currenttime", event -> some(event.text("eventTime"))),
            Map.entry("aws:epochtime", event -> some(event.text("eventTime"))),
            Map.entry("aws:resourceaccount", event -> some(event.recipient())),
            Map.entry("aws:sourceaccount", Observed::ofService),
            Map.entry("aws:sourcearn", Observed::ofService),
            Map.entry("aws:sourceorgid", Observed::ofService),
            Map.entry("aws:sourceorgpaths", Observed::ofService));

    private Observed() {}

    /** What the record tells of a key, which is in lower case. */
    static Value of(String key, Event event) {
        Function<Event, Value> reader = READERS.get(key);
        if (reader != null) {
            return reader.apply(event);
        }
        if (key.startsWith("aws:requesttag/")) {
            return Tags.requestTag(key.substring("aws:requesttag/".length()), event);
        }
        if (key.equals("aws:tagkeys")) {
            return Tags.tagKeys(event);
        }
        return key.startsWith("aws:") ? Value.UNKNOWN : RequestKeys.of(key, event);
    }

    private static Value some(String text) {
        return text.isEmpty() ? Value.UNKNOWN : Value.of(text);
    }

    private static boolean isService(Event event) {
        return type(event).equals("AWSService");
    }

    /** A service has none. */
    private static Value ofPerson(Event event, String text) {
        return isService(event) ? Value.ABSENT : some(text);
    }

    /** On whose behalf a service calls; that is not recorded. */
    private static Value ofService(Event event) {
        return isService(event) ? Value.UNKNOWN : Value.ABSENT;
    }

    private static Value present(Event event, String path) {
        return event.field(path).map(Value::of).orElse(Value.ABSENT);
    }

    private static String type(Event event) {
        return event.text("userIdentity.type");
    }

    private static Value principalType(Event event) {
        return switch (type(event)) {
            case "IAMUser" -> Value.of("User");
            case "Root" -> Value.of("Account");
            case "" -> Value.UNKNOWN;
            default -> Value.of(type(event));
        };
    }

    private static Value multiFactorAge(Event event) {
        return event.text("userIdentity.sessionContext.attributes.mfaAuthenticated")
                        .equals("true")
                ? Value.UNKNOWN
                : Value.ABSENT;
    }

    /** A service that acts for the caller; of the whole chain CloudTrail names only it. */
    private static boolean invokedBy(Event event) {
        return event.field("userIdentity.invokedBy").isPresent();
    }

    private static boolean endpoint(Event event) {
        return event.field("vpcEndpointId").isPresent();
    }

    private static Value ofEndpoint(Event event) {
        return endpoint(event) ? Value.UNKNOWN : Value.ABSENT;
    }

    /** A name instead of an address means that a service called. */
    private static Value address(Event event) {
        String address = event.text("sourceIPAddress");
        boolean digits = !address.isEmpty()
                && (address.indexOf(':') >= 0 || Character.isDigit(address.charAt(address.length() - 1)));
        return address.isEmpty() ? Value.UNKNOWN : digits ? Value.of(address) : Value.ABSENT;
    }

    private static Value tlsVersion(Event event) {
        return event.field("tlsDetails.tlsVersion")
                .map(version -> version.startsWith("TLSv") ? Value.of(version.substring(4)) : Value.UNKNOWN)
                .orElse(Value.UNKNOWN);
    }
}
