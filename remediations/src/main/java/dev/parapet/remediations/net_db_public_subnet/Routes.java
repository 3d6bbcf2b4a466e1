package dev.parapet.remediations.net_db_public_subnet;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import software.amazon.awssdk.services.ec2.model.Route;
import software.amazon.awssdk.services.ec2.model.RouteTable;
import software.amazon.awssdk.services.ec2.model.RouteTableAssociation;

/**
 * Which route table each subnet uses: its own, or the main one of its VPC if it has none.
 *
 * @param bySubnet subnet to table
 * @param byVpc VPC to main table
 */
record Routes(Map<String, RouteTable> bySubnet, Map<String, RouteTable> byVpc) {
    private static final Set<String> WORLD = Set.of("0.0.0.0/0", "::/0");

    static Routes of(Stream<RouteTable> tables) {
        Map<String, RouteTable> bySubnet = new HashMap<>();
        Map<String, RouteTable> byVpc = new HashMap<>();
        tables.forEach(table -> {
            for (RouteTableAssociation use : table.associations()) {
                if (Boolean.TRUE.equals(use.main())) {
                    byVpc.put(table.vpcId(), table);
                } else if (use.subnetId() != null) {
                    bySubnet.put(use.subnetId(), table);
                }
            }
        });
        return new Routes(bySubnet, byVpc);
    }

    /** The way a subnet has to the internet, if it has one. */
    Optional<Way> out(String subnet, String vpc) {
        return Optional.ofNullable(bySubnet.getOrDefault(subnet, byVpc.get(vpc)))
                .flatMap(table -> gateway(table).map(gateway -> new Way(subnet, table.routeTableId(), gateway)));
    }

    /** An egress-only gateway ({@code eigw-}) and a NAT gateway let nobody in. */
    private static Optional<String> gateway(RouteTable table) {
        return table.routes().stream()
                .filter(route -> toTheWorld(route)
                        && route.gatewayId() != null
                        && route.gatewayId().startsWith("igw-"))
                .map(Route::gatewayId)
                .findFirst();
    }

    private static boolean toTheWorld(Route route) {
        return Stream.of(route.destinationCidrBlock(), route.destinationIpv6CidrBlock())
                .flatMap(Stream::ofNullable)
                .anyMatch(WORLD::contains);
    }
}
