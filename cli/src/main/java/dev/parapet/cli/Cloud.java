package dev.parapet.cli;

import dev.parapet.remediations.Connection;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.regions.providers.DefaultAwsRegionProviderChain;

/** The AWS the user stands in front of: endpoint, home region and credentials, from where every AWS tool takes them. */
final class Cloud {
    private Cloud() {}

    /**
     * The connection to the security account.
     *
     * @throws EnvironmentMissing when there is no region or no credentials
     */
    static Connection connection(Map<String, String> environment) {
        Optional<URI> endpoint =
                Optional.ofNullable(environment.get("AWS_ENDPOINT_URL")).map(Cloud::endpoint);
        DefaultCredentialsProvider credentials =
                DefaultCredentialsProvider.builder().build();
        try {
            credentials.resolveCredentials();
        } catch (SdkClientException e) {
            throw new EnvironmentMissing(
                    "no AWS credentials: set AWS_PROFILE, or AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, of the security account");
        }
        return new Connection(endpoint, region(), credentials);
    }

    private static URI endpoint(String text) {
        try {
            URI uri = URI.create(text);
            if (uri.getHost() != null && uri.getScheme().matches("https?")) {
                return uri;
            }
        } catch (IllegalArgumentException e) {
            throw new EnvironmentMissing("AWS_ENDPOINT_URL is not a URL: " + e.getMessage());
        }
        throw new EnvironmentMissing("AWS_ENDPOINT_URL is not an http or https URL: " + text);
    }

    private static Region region() {
        try {
            return new DefaultAwsRegionProviderChain().getRegion();
        } catch (SdkClientException e) {
            throw new EnvironmentMissing("no AWS region: set AWS_REGION to the home region of the security account");
        }
    }
}
