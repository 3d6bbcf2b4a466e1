package dev.parapet.cli.demo;

import static dev.parapet.cli.demo.Company.EUROPE;
import static dev.parapet.cli.demo.Company.HOME;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.parapet.cli.demo.Stage.Place;
import dev.parapet.core.Json;
import java.util.stream.Stream;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.IpPermission;
import software.amazon.awssdk.services.ec2.model.IpRange;
import software.amazon.awssdk.services.ec2.model.Ipv6Range;

/** Database ports open to the world: plainly, in halves, within a wide range, over IPv6. */
final class Groups {
    private Groups() {}

    static void plant(Stage stage) {
        group(stage.in("prod-data", EUROPE), "postgres", tcp(5432, 5432, "0.0.0.0/0", "10.0.0.0/8"));
        group(stage.in("staging", EUROPE), "mysql-in-halves", tcp(3306, 3306, "0.0.0.0/1", "128.0.0.0/1"));
        group(stage.in("dev-ben", HOME), "everything", tcp(0, 65535, "0.0.0.0/0"));
        Ipv6Range everybody = Ipv6Range.builder().cidrIpv6("::/0").build();
        Place web = stage.in("prod-web", HOME);
        group(
                web,
                "mongo-over-ipv6",
                tcp(27017, 27017).toBuilder().ipv6Ranges(everybody).build());
        String closed = create(web, "web");
        web.healthy("security group web", () -> rules(web, closed));
    }

    private static void group(Place place, String name, IpPermission open) {
        String id = create(place, name);
        place.fault();
        place.client(Ec2Client::builder)
                .authorizeSecurityGroupIngress(request -> request.groupId(id).ipPermissions(open));
        ObjectNode request = Json.object().put("groupId", id);
        request.set("ipPermissions", Json.object());
        place.tell(place.saw().call("ec2", "AuthorizeSecurityGroupIngress", request));
    }

    private static String rules(Place place, String id) {
        return place.client(Ec2Client::builder)
                .describeSecurityGroups(request -> request.groupIds(id))
                .securityGroups()
                .toString();
    }

    private static String create(Place place, String name) {
        return place.client(Ec2Client::builder)
                .createSecurityGroup(request -> request.groupName(name).description("of the demo"))
                .groupId();
    }

    private static IpPermission tcp(int from, int to, String... ranges) {
        return IpPermission.builder()
                .ipProtocol("tcp")
                .fromPort(from)
                .toPort(to)
                .ipRanges(Stream.of(ranges)
                        .map(range -> IpRange.builder().cidrIp(range).build())
                        .toList())
                .build();
    }
}
