package dev.parapet.remediations.enc_dynamodb;

import java.util.Optional;

/**
 * Whose key a table is encrypted with; every table is encrypted.
 *
 * @param kms whether the key is in KMS; else DynamoDB's own, which nobody sees
 * @param key the KMS key; absent for the AWS managed key {@code aws/dynamodb}
 */
record Encryption(boolean kms, Optional<String> key) {
    static final Encryption OF_DYNAMODB = new Encryption(false, Optional.empty());

    static Encryption withKms(Optional<String> key) {
        return new Encryption(true, key);
    }

    @Override
    public String toString() {
        return kms ? key.orElse("the AWS managed key aws/dynamodb") : "a key owned by DynamoDB";
    }
}
