package dev.parapet.tests;

import dev.parapet.remediations.Connection;
import dev.parapet.sandbox.Organization;
import dev.parapet.sandbox.Proxy;
import dev.parapet.sandbox.Sandbox;
import java.net.URI;
import java.util.Optional;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;

/** The organization a test class plays in, and the keys with which Parapet enters it. */
record World(Sandbox sandbox, Organization organization, AwsBasicCredentials credentials) {
    static final String HOME = "us-east-1";
    static final String EUROPE = "eu-west-1";

    /** An empty AWS with a new organization: management, security and three members in units. */
    static World fresh(Sandbox sandbox) {
        sandbox.reset();
        Organization organization = Organization.in(sandbox, "security")
                .account("orders", "Workloads/Production")
                .account("web", "Workloads/Production")
                .account("staging", "Workloads/Staging")
                .create();
        return new World(sandbox, organization, organization.credentials("security"));
    }

    Proxy proxy() {
        return sandbox.proxy();
    }

    Member member(String name) {
        return new Member(this, organization.id(name), EUROPE);
    }

    /** Parapet's own way in, through the recording proxy. */
    Connection connection() {
        return connection(sandbox.endpoint());
    }

    Connection connection(URI endpoint) {
        return new Connection(Optional.of(endpoint), Region.of(HOME), StaticCredentialsProvider.create(credentials));
    }
}
