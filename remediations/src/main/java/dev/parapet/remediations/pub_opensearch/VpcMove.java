package dev.parapet.remediations.pub_opensearch;

import java.util.List;

/** How a person moves a domain into a VPC: AWS cannot, it takes a new domain. */
final class VpcMove {
    private static final int LONGEST_NAME = 28;

    private VpcMove() {}

    static List<String> steps(Domain domain) {
        String name = domain.name();
        String moved = name.substring(0, Math.min(name.length(), LONGEST_NAME - 4)) + "-vpc";
        return List.of(
                "aws opensearch describe-domain --domain-name %s > %s.json".formatted(name, name),
                "aws opensearch create-domain --domain-name %s --engine-version %s --vpc-options SubnetIds=SUBNETS,SecurityGroupIds=GROUPS, with the settings in %s.json"
                        .formatted(moved, domain.domain().engine(), name),
                "register one S3 bucket as snapshot repository with both: PUT _snapshot/move on %s and on %s"
                        .formatted(name, moved),
                "stop writing, PUT _snapshot/move/all on %s, POST _snapshot/move/all/_restore on %s"
                        .formatted(name, moved),
                "point clients to the endpoint of %s, from inside the VPC".formatted(moved),
                "aws opensearch delete-domain --domain-name " + name);
    }
}
