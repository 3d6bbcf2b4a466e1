package dev.parapet.cli.demo;

import static dev.parapet.cli.demo.Company.EUROPE;
import static dev.parapet.cli.demo.Company.HOME;

import dev.parapet.cli.demo.Stage.Place;
import java.util.Map;
import software.amazon.awssdk.services.iam.IamClient;

/** Stolen credentials: of users, with a sibling key that must stay, and of a role. */
final class Keys {
    private static final String NOBODY_TRUSTED = "{\"Version\":\"2012-10-17\",\"Statement\":[]}";

    private Keys() {}

    static void plant(Stage stage) {
        Place web = stage.in("prod-web", HOME);
        String stolen = user(web, "deploy-bot");
        web.fault();
        String sibling = key(web, "deploy-bot");
        web.healthy("the other key of deploy-bot", () -> status(web, "deploy-bot", sibling));
        web.tell(web.saw().stolen("UnauthorizedAccess:IAMUser/MaliciousIPCaller", "IAMUser", "deploy-bot", stolen));
        Place data = stage.in("prod-data", HOME);
        data.fault();
        data.fault();
        data.tell(data.saw().attackSequence(Map.of("etl", user(data, "etl"), "reports", user(data, "reports"))));
        Place anna = stage.in("dev-anna", EUROPE);
        String annas = user(anna, "anna");
        anna.fault();
        stage.in("security", EUROPE)
                .tell(
                        anna.saw().stolen("CredentialAccess:IAMUser/AnomalousBehavior", "IAMUser", "anna", annas),
                        "through GuardDuty's administrator account");
        Place ben = stage.in("dev-ben", HOME);
        String bens = user(ben, "ben");
        ben.healthy("the key of ben", () -> status(ben, "ben", bens));
        stage.in("staging", HOME)
                .tell(
                        ben.saw().stolen("UnauthorizedAccess:IAMUser/TorIPCaller", "IAMUser", "ben", bens),
                        "forged: staging speaks for dev-ben");
        role(web);
    }

    private static void role(Place place) {
        place.client(IamClient::builder)
                .createRole(request -> request.roleName("web-app").assumeRolePolicyDocument(NOBODY_TRUSTED));
        place.fault();
        place.tell(place.saw()
                .stolen(
                        "UnauthorizedAccess:IAMUser/InstanceCredentialExfiltration.OutsideAWS",
                        "AssumedRole",
                        "web-app",
                        "ASIAEXAMPLEWEBAPP001"));
    }

    private static String status(Place place, String user, String key) {
        return place
                .client(IamClient::builder)
                .listAccessKeys(request -> request.userName(user))
                .accessKeyMetadata()
                .stream()
                .filter(known -> known.accessKeyId().equals(key))
                .map(known -> known.statusAsString())
                .findFirst()
                .orElse("gone");
    }

    private static String user(Place place, String name) {
        place.client(IamClient::builder).createUser(request -> request.userName(name));
        return key(place, name);
    }

    private static String key(Place place, String user) {
        return place.client(IamClient::builder)
                .createAccessKey(request -> request.userName(user))
                .accessKey()
                .accessKeyId();
    }
}
