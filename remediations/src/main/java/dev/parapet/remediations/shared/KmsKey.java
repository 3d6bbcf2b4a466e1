package dev.parapet.remediations.shared;

import dev.parapet.core.Aws;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import software.amazon.awssdk.services.kms.KmsClient;
import software.amazon.awssdk.services.kms.model.InvalidArnException;
import software.amazon.awssdk.services.kms.model.KeyMetadata;
import software.amazon.awssdk.services.kms.model.NotFoundException;

/**
 * A key that a service is to encrypt with, and what its own policy says.
 *
 * @param arn the key's, never an alias's: services resolve an alias once, some take none
 * @param enabled whether it can be used now
 * @param policy the key policy
 */
public record KmsKey(String arn, boolean enabled, String policy) {
    /** The key of that name in the region; empty when there is none. Two reads: a policy is not to be had by alias. */
    public static Optional<KmsKey> named(String name, Aws aws) {
        KmsClient kms = aws.client(KmsClient::builder);
        try {
            KeyMetadata key = kms.describeKey(request -> request.keyId(name)).keyMetadata();
            String policy = kms.getKeyPolicy(request -> request.keyId(key.arn()).policyName("default"))
                    .policy();
            return Optional.of(new KmsKey(key.arn(), Boolean.TRUE.equals(key.enabled()), policy));
        } catch (NotFoundException | InvalidArnException notHere) {
            return Optional.empty();
        }
    }

    /**
     * Whether a statement lets a service make a call with the key. Conditions are left to AWS, which tries the key before it
     * takes it.
     *
     * @param service its principal, for example {@code logs.eu-west-1.amazonaws.com}
     * @param action for example {@code kms:GenerateDataKey}
     */
    public boolean lets(String service, String action) {
        return ResourcePolicy.of(policy).statements().stream()
                .filter(Statement::allows)
                .filter(statement ->
                        Statement.values(statement.text().path("Principal")).anyMatch(service::equals))
                .flatMap(statement -> statement.actions().stream())
                .anyMatch(pattern -> covers(pattern, action));
    }

    private static boolean covers(String pattern, String action) {
        String regex = Stream.of(pattern.split("\\*", -1))
                .map(Pattern::quote)
                .reduce((a, b) -> a + ".*" + b)
                .orElse("");
        return Pattern.compile(regex, Pattern.CASE_INSENSITIVE).matcher(action).matches();
    }
}
