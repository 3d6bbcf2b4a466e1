package dev.parapet.audit.sequence;

import dev.parapet.audit.log.Algorithm;
import dev.parapet.audit.log.CheckpointSigner;
import dev.parapet.audit.log.VerifierKey;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.PrivateKey;
import java.security.Provider;
import java.security.PublicKey;
import java.security.Security;
import java.security.SignatureSpi;
import java.util.HexFormat;

/**
 * A key whose signature is a hash of the key and the text. Anybody could forge it, but it costs a microsecond where Ed25519
 * costs a millisecond, and tens of thousands of schedules need a million of them.
 */
record QuickKey(VerifierKey vkey) implements CheckpointSigner {
    private static final String SPKI = "302a300506032b6570032100";

    static {
        Security.insertProviderAt(new Quick(), 1);
    }

    static QuickKey of(String name) {
        byte[] spki = HexFormat.of()
                .parseHex(SPKI + HexFormat.of().formatHex(hash("SHA-256", name.getBytes(StandardCharsets.UTF_8))));
        return new QuickKey(new VerifierKey(name, Algorithm.ED25519, new Open(spki)));
    }

    @Override
    public byte[] sign(byte[] message) {
        return signature(vkey.key(), message);
    }

    private static byte[] signature(PublicKey key, byte[] message) {
        return hash("SHA-512", key.getEncoded(), message);
    }

    private static byte[] hash(String algorithm, byte[]... parts) {
        try {
            MessageDigest digest = MessageDigest.getInstance(algorithm);
            for (byte[] part : parts) {
                digest.update(part);
            }
            return digest.digest();
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }

    /** The public half, and the only one there is. */
    private static final class Open implements PublicKey {
        private static final long serialVersionUID = 1L;
        private final byte[] spki;

        Open(byte[] spki) {
            this.spki = spki;
        }

        @Override
        public String getAlgorithm() {
            return "Ed25519";
        }

        @Override
        public String getFormat() {
            return "X.509";
        }

        @Override
        public byte[] getEncoded() {
            return spki.clone();
        }
    }

    /** Takes these keys and leaves all others to the JDK. */
    private static final class Quick extends Provider {
        private static final long serialVersionUID = 1L;

        Quick() {
            super("Quick", "1", "hashes in place of signatures");
            putService(new Service(this, "Signature", "Ed25519", Verifying.class.getName(), null, null) {
                @Override
                public Object newInstance(Object parameter) {
                    return new Verifying();
                }

                @Override
                public boolean supportsParameter(Object key) {
                    return key instanceof Open;
                }
            });
        }
    }

    private static final class Verifying extends SignatureSpi {
        private final ByteArrayOutputStream message = new ByteArrayOutputStream();
        private PublicKey key = new Open(new byte[0]);

        @Override
        protected void engineInitVerify(PublicKey with) {
            key = with;
        }

        @Override
        protected void engineUpdate(byte b) {
            message.write(b);
        }

        @Override
        protected void engineUpdate(byte[] b, int offset, int length) {
            message.write(b, offset, length);
        }

        @Override
        protected boolean engineVerify(byte[] signature) {
            return MessageDigest.isEqual(signature, signature(key, message.toByteArray()));
        }

        @Override
        protected void engineInitSign(PrivateKey with) throws InvalidKeyException {
            throw new InvalidKeyException("signs without one");
        }

        @Override
        protected byte[] engineSign() {
            throw new IllegalStateException();
        }

        @Override
        @Deprecated
        protected void engineSetParameter(String name, Object value) {
            throw new IllegalStateException(name);
        }

        @Override
        @Deprecated
        protected Object engineGetParameter(String name) {
            throw new IllegalStateException(name);
        }
    }
}
