package dev.parapet.remediations.net_db_public_subnet;

import dev.parapet.remediations.net_db_public_subnet.NetDbPublicSubnet.Database;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The two ways inside: the subnets become private, or the database moves. */
final class ByHand {
    private ByHand() {}

    static List<String> moveInside(Database db) {
        String subnets = db.ways().stream().map(Way::subnet).collect(Collectors.joining(" "));
        Stream<String> publicly = db.publiclyAccessible()
                ? Stream.of(
                        "aws rds modify-db-instance --apply-immediately --no-publicly-accessible --db-instance-identifier "
                                + db.name())
                : Stream.of();
        Stream<String> look = Stream.of(
                "see what lives in the subnets: aws ec2 describe-network-interfaces --filters Name=subnet-id,Values=%s --query 'NetworkInterfaces[].[Description,PrivateIpAddress]'"
                        .formatted(subnets.replace(' ', ',')));
        Stream<String> close = Stream.of(
                "if only databases do, give the subnets a table of their own: aws ec2 create-route-table --vpc-id %s, with a route to a NAT gateway if they need one"
                        .formatted(db.vpc()),
                "then for each of %s: aws ec2 associate-route-table --route-table-id NEW-TABLE --subnet-id SUBNET, or aws ec2 replace-route-table-association where it has an association of its own"
                        .formatted(subnets));
        Stream<String> move = Stream.of(
                "if other things do, move the database, because RDS changes no subnets within a VPC: aws rds create-db-subnet-group --db-subnet-group-name NEW-GROUP --db-subnet-group-description private --subnet-ids PRIVATE-SUBNETS",
                "stop what writes to %s, take a snapshot, and aws rds restore-db-instance-from-db-snapshot --db-subnet-group-name NEW-GROUP with the settings of %s; swap the names"
                        .formatted(db.name(), db.name()));
        return Stream.of(publicly, look, close, move).flatMap(each -> each).toList();
    }
}
