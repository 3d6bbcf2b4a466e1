package dev.parapet.tests;

import dev.parapet.core.Aws;
import dev.parapet.core.Place;
import dev.parapet.organization.LiveWays;
import dev.parapet.organization.Pace;
import dev.parapet.organization.Ways;
import dev.parapet.policies.OrganizationSettings;
import dev.parapet.sandbox.Call;
import dev.parapet.sandbox.Organization;
import dev.parapet.sandbox.Sandbox;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import software.amazon.awssdk.services.organizations.OrganizationsClient;
import software.amazon.awssdk.services.s3.S3Client;

/** An organization of eight accounts in which the services may be set up: trusted, delegated, and with a bucket for logs. */
record Ground(World world, Ways ways) {
    static final String ARCHIVE = "parapet-log-archive";
    static final List<String> MEMBERS = List.of("archive", "orders", "web", "staging", "lab", "tools");

    /** Empties the sandbox and makes it. */
    static Ground fresh(Sandbox sandbox) {
        sandbox.reset();
        var builder = Organization.in(sandbox, "security");
        MEMBERS.forEach(name -> builder.account(name, "Workloads/" + name));
        Organization organization = builder.create();
        World world = new World(sandbox, organization, organization.credentials("management"));
        Ground ground = new Ground(world, new LiveWays(world.connection(), OrganizationSettings.ROLE, Pace.NONE));
        ground.trust();
        ground.bucket();
        return ground;
    }

    private void trust() {
        OrganizationsClient organizations =
                world.sandbox().fixture(Organization.MANAGEMENT, World.HOME).client(OrganizationsClient::builder);
        Stream.of("access-analyzer.amazonaws.com", "config.amazonaws.com", "config-multiaccountsetup.amazonaws.com")
                .forEach(service -> {
                    organizations.enableAWSServiceAccess(to -> to.servicePrincipal(service));
                    organizations.registerDelegatedAdministrator(
                            to -> to.accountId(security()).servicePrincipal(service));
                });
    }

    private void bucket() {
        S3Client s3 = world.sandbox().fixture(id("archive"), World.HOME).client(S3Client::builder);
        s3.createBucket(to -> to.bucket(ARCHIVE));
        s3.putBucketPolicy(to -> to.bucket(ARCHIVE).policy("""
                {"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Action": ["s3:PutObject", "s3:GetBucketLocation"],
                "Principal": {"Service": ["config.amazonaws.com", "guardduty.amazonaws.com"]},
                "Resource": ["arn:aws:s3:::parapet-log-archive", "arn:aws:s3:::parapet-log-archive/*"]}]}"""));
    }

    String id(String name) {
        return world.organization().id(name);
    }

    String security() {
        return world.organization().security();
    }

    Aws management(String region) {
        return in(Organization.MANAGEMENT, region);
    }

    Aws security(String region) {
        return in(security(), region);
    }

    Aws member(String name, String region) {
        return in(id(name), region);
    }

    private Aws in(String account, String region) {
        return ways.in(new Place("aws", account, region));
    }

    /** All accounts but the security account, with their owners' addresses. */
    SortedMap<String, String> others() {
        SortedMap<String, String> others = new TreeMap<>();
        world.organization().ids().forEach((name, id) -> others.put(id, name + "@example.com"));
        others.remove(security());
        return others;
    }

    /** Calls since the last {@code clear} that may have changed something. */
    List<Call> writes() {
        return world.proxy().calls().stream().filter(Call::write).toList();
    }
}
