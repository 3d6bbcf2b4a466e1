package dev.parapet.audit.log;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.spec.ECGenParameterSpec;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/** Keys, entries and logs for tests. */
final class Samples {
    static final String ORIGIN = "parapet.example.com/o-1234/audit";

    private Samples() {}

    /** A new key that lies in no file. */
    record Key(VerifierKey vkey, KeyPair pair) implements CheckpointSigner {
        @Override
        public byte[] sign(byte[] message) {
            try {
                return vkey.algorithm().sign(pair.getPrivate(), message);
            } catch (GeneralSecurityException e) {
                throw new AssertionError(e);
            }
        }
    }

    static Key key(String name, Algorithm algorithm) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance(algorithm.family());
            if (algorithm == Algorithm.ECDSA_P256) {
                generator.initialize(new ECGenParameterSpec("secp256r1"));
            }
            KeyPair pair = generator.generateKeyPair();
            return new Key(new VerifierKey(name, algorithm, pair.getPublic()), pair);
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    static Key key() {
        return key(ORIGIN, Algorithm.ED25519);
    }

    /** Entry i; no two are equal, lengths vary, some are empty but for their number. */
    static byte[] entry(long i) {
        Random random = new Random(i);
        byte[] tail = new byte[random.nextInt(40)];
        random.nextBytes(tail);
        byte[] head = (i + ":").getBytes(StandardCharsets.UTF_8);
        byte[] entry = Arrays.copyOf(head, head.length + tail.length);
        System.arraycopy(tail, 0, entry, head.length, tail.length);
        return entry;
    }

    static List<byte[]> entries(int from, int to) {
        return IntStream.range(from, to).mapToObj(Samples::entry).toList();
    }

    static List<Hash> leaves(int count) {
        return entries(0, count).stream().map(Rfc6962::leaf).toList();
    }

    /** Grows a log to these sizes, one after the other. */
    static void grow(LogStore store, CheckpointSigner signer, int... sizes) {
        Log log = new Log(store, List.of(signer));
        for (int size : sizes) {
            int from = log.head()
                    .map(head -> Math.toIntExact(head.checkpoint().size()))
                    .orElse(0);
            log.integrate(from, entries(from, size));
        }
    }

    static MemoryStore log(CheckpointSigner signer, int... sizes) {
        MemoryStore store = new MemoryStore();
        grow(store, signer, sizes);
        return store;
    }

    static Verdict verify(LogStore store, CheckpointSigner signer) {
        return new Verifier(List.of(signer.vkey())).verify(store);
    }
}
