package dev.parapet.tests;

import java.util.List;
import software.amazon.awssdk.services.ec2.model.IpPermission;
import software.amazon.awssdk.services.ec2.model.IpRange;
import software.amazon.awssdk.services.ec2.model.Ipv6Range;
import software.amazon.awssdk.services.ec2.model.PrefixListId;

/** Security group rules as EC2 takes them. */
final class Permissions {
    private Permissions() {}

    static IpPermission tcp(int from, int to, String... ranges) {
        return IpPermission.builder()
                .ipProtocol("tcp")
                .fromPort(from)
                .toPort(to)
                .ipRanges(List.of(ranges).stream()
                        .map(range -> IpRange.builder().cidrIp(range).build())
                        .toList())
                .build();
    }

    static IpPermission described(int port, String range, String description) {
        IpRange one = IpRange.builder().cidrIp(range).description(description).build();
        return tcp(port, port).toBuilder().ipRanges(one).build();
    }

    static IpPermission tcp6(int port, String range) {
        Ipv6Range one = Ipv6Range.builder().cidrIpv6(range).build();
        return tcp(port, port).toBuilder().ipRanges(List.of()).ipv6Ranges(one).build();
    }

    static IpPermission tcpFromList(int port, String list) {
        return tcp(port, port).toBuilder()
                .ipRanges(List.of())
                .prefixListIds(PrefixListId.builder().prefixListId(list).build())
                .build();
    }
}
