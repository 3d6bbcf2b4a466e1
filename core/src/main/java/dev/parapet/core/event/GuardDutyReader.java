package dev.parapet.core.event;

import dev.parapet.core.Finding;
import dev.parapet.core.Origin;
import dev.parapet.core.Principal;
import java.util.List;
import java.util.Optional;

/** GuardDuty findings: plain ones name their actor and resource once, attack sequences name many. */
final class GuardDutyReader implements Reader {
    @Override
    public Reading read(Envelope event) {
        Node detail = event.detail();
        String type = detail.at("type").text(Shape.WORD);
        if (detail.at("service").object().at("archived").flag()) {
            return event.ignored("archived finding");
        }
        if (SampleFinding.is(detail)) {
            return event.ignored("sample finding");
        }
        return event.found(finding(origin(event), type, detail));
    }

    private static Finding finding(Origin origin, String type, Node detail) {
        if (type.startsWith("AttackSequence:")) {
            return new AttackSequence(origin, detail).finding(type);
        }
        List<Principal> actors = actor(origin, detail).stream().toList();
        return new Finding.GuardDuty(origin, type, actors, GuardDutyResources.of(origin, detail.at("resource")));
    }

    private static Origin origin(Envelope event) {
        Node detail = event.detail();
        String region = event.regionIn(detail.at("region"));
        String partition = Envelope.partition(Arn.optional(detail.at("arn")), region);
        return event.origin(detail.at("accountId").text(Shape.ACCOUNT), partition, region);
    }

    private static Optional<Principal> actor(Origin origin, Node detail) {
        Node key = detail.at("resource").object().at("accessKeyDetails");
        Optional<String> id = key.at("accessKeyId").optionalText(Shape.ACCESS_KEY);
        if (id.isEmpty() && !key.at("userName").present() && !key.at("userType").present()) {
            return Optional.empty();
        }
        String type = key.at("userType").text(Shape.PRINCIPAL_TYPE);
        return account(origin, type, detail)
                .map(account -> new Principal(account, type, name(type, key.at("userName")), id));
    }

    /** A caller from another account has its credentials there; without that account it is nobody we could act on. */
    private static Optional<String> account(Origin origin, String type, Node detail) {
        if (!type.equals("AWSAccount")) {
            return Optional.of(origin.account());
        }
        Node call = detail.at("service").at("action").at("awsApiCallAction");
        return call.at("remoteAccountDetails").at("accountId").optionalText(Shape.ACCOUNT);
    }

    /** Services, other accounts and users of an identity provider have no name that IAM knows. */
    static Optional<String> name(String type, Node name) {
        return switch (type) {
            case "IAMUser", "AssumedRole", "Role", "Root", "FederatedUser" -> name.optionalText(Shape.IAM_NAME);
            default -> Optional.empty();
        };
    }
}
