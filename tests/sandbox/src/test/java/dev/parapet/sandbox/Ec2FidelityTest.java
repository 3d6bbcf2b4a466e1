package dev.parapet.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;

import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.AddPrefixListEntry;
import software.amazon.awssdk.services.ec2.model.Ec2Exception;
import software.amazon.awssdk.services.ec2.model.Filter;
import software.amazon.awssdk.services.ec2.model.IpPermission;
import software.amazon.awssdk.services.ec2.model.IpRange;
import software.amazon.awssdk.services.ec2.model.Ipv6Range;
import software.amazon.awssdk.services.ec2.model.PrefixListEntry;
import software.amazon.awssdk.services.ec2.model.PrefixListId;
import software.amazon.awssdk.services.ec2.model.SecurityGroupRule;
import software.amazon.awssdk.services.ec2.model.UserIdGroupPair;

/** What the network guardrails stand on, as EC2 documents it. */
@ExtendWith(InSandbox.class)
class Ec2FidelityTest {
    private static final IpRange WORLD =
            IpRange.builder().cidrIp("0.0.0.0/0").description("everyone").build();
    private static final Ipv6Range WORLD_6 =
            Ipv6Range.builder().cidrIpv6("::/0").description("everyone 6").build();

    private final Ec2Client ec2;
    private String group = "";
    private String prefixList = "";

    Ec2FidelityTest(Sandbox sandbox) {
        sandbox.reset();
        ec2 = sandbox.fixture("111122223333", "eu-west-1").client(Ec2Client::builder);
    }

    @BeforeEach
    void scene() {
        group = ec2.createSecurityGroup(to -> to.groupName("web").description("web"))
                .groupId();
        AddPrefixListEntry office = AddPrefixListEntry.builder()
                .cidr("198.51.100.0/24")
                .description("office")
                .build();
        prefixList = ec2.createManagedPrefixList(to -> to.prefixListName("offices")
                        .addressFamily("IPv4")
                        .maxEntries(5)
                        .entries(office))
                .prefixList()
                .prefixListId();
    }

    @Test
    void authorize_answers_every_rule_it_made_and_describe_shows_them() {
        List<SecurityGroupRule> made = authorize(ssh(), fromGroup(), fromPrefixList());
        assertThat(made).hasSize(4);
        assertThat(ingress())
                .extracting(
                        SecurityGroupRule::ipProtocol,
                        SecurityGroupRule::fromPort,
                        SecurityGroupRule::cidrIpv4,
                        SecurityGroupRule::cidrIpv6,
                        SecurityGroupRule::prefixListId,
                        SecurityGroupRule::description)
                .containsExactlyInAnyOrder(
                        tuple("tcp", 22, "0.0.0.0/0", null, null, "everyone"),
                        tuple("tcp", 22, null, "::/0", null, "everyone 6"),
                        tuple("tcp", 443, null, null, null, "peers"),
                        tuple("-1", -1, null, null, prefixList, "offices"));
        assertThat(ingress()).extracting(SecurityGroupRule::groupOwnerId).containsOnly("111122223333");
        assertThat(ingress())
                .allSatisfy(rule -> assertThat(rule.securityGroupRuleArn()).endsWith("/" + rule.securityGroupRuleId()));
        assertThat(ingress())
                .filteredOn(rule -> rule.referencedGroupInfo() != null)
                .extracting(rule -> rule.referencedGroupInfo().groupId())
                .containsExactly(group);
    }

    @Test
    void rules_are_revoked_by_their_ids() {
        List<String> ids = authorize(ssh(), fromGroup()).stream()
                .map(SecurityGroupRule::securityGroupRuleId)
                .toList();
        ec2.revokeSecurityGroupIngress(to -> to.groupId(group).securityGroupRuleIds(ids.subList(0, 2)));
        assertThat(ingress()).extracting(SecurityGroupRule::securityGroupRuleId).containsExactly(ids.get(2));
    }

    @Test
    void unknown_rule_id_is_named() {
        Ec2Exception refused = catchThrowableOfType(
                Ec2Exception.class,
                () -> ec2.revokeSecurityGroupIngress(
                        to -> to.groupId(group).securityGroupRuleIds("sgr-0123456789abcdef0")));
        assertThat(refused.awsErrorDetails().errorCode()).isEqualTo("InvalidSecurityGroupRuleId.NotFound");
    }

    @Test
    void permissions_of_every_kind_are_revoked_whatever_their_description() {
        authorize(ssh(), fromGroup(), fromPrefixList());
        ec2.revokeSecurityGroupIngress(to -> to.groupId(group)
                .ipPermissions(
                        port(22).ipRanges(plain("0.0.0.0/0")).build(),
                        port(22).ipv6Ranges(Ipv6Range.builder().cidrIpv6("::/0").build())
                                .build(),
                        port(443)
                                .userIdGroupPairs(
                                        UserIdGroupPair.builder().groupId(group).build())
                                .build(),
                        IpPermission.builder()
                                .ipProtocol("-1")
                                .prefixListIds(PrefixListId.builder()
                                        .prefixListId(prefixList)
                                        .build())
                                .build()));
        assertThat(ingress()).isEmpty();
    }

    @Test
    void one_wrong_permission_leaves_all_in_place() {
        authorize(ssh());
        Ec2Exception refused = catchThrowableOfType(
                Ec2Exception.class,
                () -> ec2.revokeSecurityGroupIngress(to -> to.groupId(group)
                        .ipPermissions(
                                ssh(), port(23).ipRanges(plain("10.0.0.0/8")).build())));
        assertThat(refused.awsErrorDetails().errorCode()).isEqualTo("InvalidPermission.NotFound");
        assertThat(ingress()).hasSize(2);
    }

    @Test
    void duplicate_among_new_permissions_adds_none() {
        authorize(ssh());
        Ec2Exception refused = catchThrowableOfType(Ec2Exception.class, () -> authorize(fromGroup(), ssh()));
        assertThat(refused.awsErrorDetails().errorCode()).isEqualTo("InvalidPermission.Duplicate");
        assertThat(ingress()).hasSize(2);
    }

    @Test
    void prefix_list_tells_its_entries() {
        assertThat(ec2.describeManagedPrefixLists(to -> to.prefixListIds(prefixList))
                        .prefixLists())
                .extracting(list -> list.prefixListName())
                .containsExactly("offices");
        assertThat(ec2.getManagedPrefixListEntries(to -> to.prefixListId(prefixList))
                        .entries())
                .extracting(PrefixListEntry::cidr, PrefixListEntry::description)
                .containsExactly(tuple("198.51.100.0/24", "office"));
    }

    @Test
    void snapshot_can_be_copied_from_a_loopback_address() {
        String volume = ec2.createVolume(to -> to.availabilityZone("eu-west-1a").size(1))
                .volumeId();
        String snapshot = ec2.createSnapshot(to -> to.volumeId(volume)).snapshotId();
        assertThat(ec2.copySnapshot(to -> to.sourceRegion("eu-west-1")
                                .sourceSnapshotId(snapshot)
                                .encrypted(true))
                        .snapshotId())
                .startsWith("snap-");
    }

    private List<SecurityGroupRule> authorize(IpPermission... permissions) {
        return ec2.authorizeSecurityGroupIngress(to -> to.groupId(group).ipPermissions(permissions))
                .securityGroupRules();
    }

    private List<SecurityGroupRule> ingress() {
        Filter ours = Filter.builder().name("group-id").values(group).build();
        return ec2.describeSecurityGroupRules(to -> to.filters(ours)).securityGroupRules().stream()
                .filter(rule -> !rule.isEgress())
                .toList();
    }

    private static IpPermission.Builder port(int port) {
        return IpPermission.builder().ipProtocol("tcp").fromPort(port).toPort(port);
    }

    private static IpRange plain(String cidr) {
        return IpRange.builder().cidrIp(cidr).build();
    }

    private static IpPermission ssh() {
        return port(22).ipRanges(WORLD).ipv6Ranges(WORLD_6).build();
    }

    private IpPermission fromGroup() {
        UserIdGroupPair peers =
                UserIdGroupPair.builder().groupId(group).description("peers").build();
        return port(443).userIdGroupPairs(peers).build();
    }

    private IpPermission fromPrefixList() {
        PrefixListId offices = PrefixListId.builder()
                .prefixListId(prefixList)
                .description("offices")
                .build();
        return IpPermission.builder().ipProtocol("-1").prefixListIds(offices).build();
    }
}
