package dev.parapet.audit.aws;

import dev.parapet.audit.log.Algorithm;
import dev.parapet.audit.log.CheckpointSigner;
import dev.parapet.audit.log.Malformed;
import dev.parapet.audit.log.SignerUnusable;
import dev.parapet.audit.log.VerifierKey;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.kms.KmsClient;
import software.amazon.awssdk.services.kms.model.MessageType;
import software.amazon.awssdk.services.kms.model.SigningAlgorithmSpec;

/** Signs with a key that nobody can take out of KMS: {@code ECC_NIST_EDWARDS25519} or {@code ECC_NIST_P256}. */
public final class KmsSigner implements CheckpointSigner {
    private final KmsClient kms;
    private final String key;
    private final VerifierKey vkey;

    private KmsSigner(KmsClient kms, String key, VerifierKey vkey) {
        this.kms = kms;
        this.key = key;
        this.vkey = vkey;
    }

    /**
     * Asks KMS for the public half.
     *
     * @param key its id or ARN; never an alias, behind which the key could be changed
     * @param name the name it signs under, the origin of a log or the name of a witness
     * @throws SignerUnusable when it is no such key or may not be used
     */
    public static KmsSigner open(KmsClient kms, String key, String name) {
        try {
            byte[] spki = kms.getPublicKey(to -> to.keyId(key)).publicKey().asByteArray();
            return new KmsSigner(kms, key, VerifierKey.ofSpki(name, spki));
        } catch (SdkException e) {
            throw new SignerUnusable(key, AwsFailure.what(e), e);
        } catch (Malformed e) {
            throw new SignerUnusable(key, "it must be an ECC_NIST_EDWARDS25519 or ECC_NIST_P256 key", e);
        }
    }

    @Override
    public VerifierKey vkey() {
        return vkey;
    }

    /** The message itself and not a hash of it: an Ed25519 key takes nothing else, and a checkpoint is short. */
    @Override
    public byte[] sign(byte[] message) {
        try {
            return kms.sign(to -> to.keyId(key)
                            .message(SdkBytes.fromByteArray(message))
                            .messageType(MessageType.RAW)
                            .signingAlgorithm(
                                    vkey.algorithm() == Algorithm.ECDSA_P256
                                            ? SigningAlgorithmSpec.ECDSA_SHA_256
                                            : SigningAlgorithmSpec.ED25519_SHA_512))
                    .signature()
                    .asByteArray();
        } catch (SdkException e) {
            throw new SignerUnusable(key, AwsFailure.what(e), e);
        }
    }
}
