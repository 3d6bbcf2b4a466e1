package dev.parapet.remediations;

import java.net.URI;
import java.util.Optional;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.regions.Region;

/**
 * How AWS is reached.
 *
 * @param endpoint another address for every service, for a stand-in of AWS; absent for AWS itself
 * @param region the home region
 * @param credentials of the security account
 */
public record Connection(Optional<URI> endpoint, Region region, AwsCredentialsProvider credentials) {}
