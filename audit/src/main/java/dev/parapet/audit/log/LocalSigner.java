package dev.parapet.audit.log;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.spec.ECGenParameterSpec;
import java.util.Set;

/**
 * Signs with a key in a file that only its owner can read: PKCS#8, and behind it the public key, which the JDK cannot
 * compute from the private one.
 */
public final class LocalSigner implements CheckpointSigner {
    private static final String PRIVATE = "PRIVATE KEY";
    private static final String PUBLIC = "PUBLIC KEY";
    private static final String OWNER_ONLY = "rw-------";

    private final Path file;
    private final PrivateKey key;
    private final VerifierKey vkey;

    private LocalSigner(Path file, PrivateKey key, VerifierKey vkey) {
        this.file = file;
        this.key = key;
        this.vkey = vkey;
    }

    /**
     * Makes a key and its file.
     *
     * @throws SignerUnusable when the file is already there or cannot be written
     */
    public static LocalSigner create(Path file, String name, Algorithm algorithm) {
        try {
            KeyPair pair = generate(algorithm);
            VerifierKey vkey = new VerifierKey(name, algorithm, pair.getPublic());
            write(file, Pem.write(PRIVATE, pair.getPrivate().getEncoded()) + vkey.pem());
            return new LocalSigner(file, pair.getPrivate(), vkey);
        } catch (FileAlreadyExistsException e) {
            throw new SignerUnusable(file, "there is a key already; it stays. Open it, or choose another file");
        } catch (IOException | GeneralSecurityException e) {
            throw new SignerUnusable(file, e);
        }
    }

    private static KeyPair generate(Algorithm algorithm) throws GeneralSecurityException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance(algorithm.family());
        if (algorithm == Algorithm.ECDSA_P256) {
            generator.initialize(new ECGenParameterSpec("secp256r1"));
        }
        return generator.generateKeyPair();
    }

    private static void write(Path file, String text) throws IOException {
        FileAttribute<?>[] owner = isPosix(file)
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(OWNER_ONLY))
                }
                : new FileAttribute<?>[0];
        try (FileChannel channel =
                FileChannel.open(file, Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE), owner)) {
            ByteBuffer rest = StandardCharsets.US_ASCII.encode(text);
            while (rest.hasRemaining()) {
                channel.write(rest);
            }
            channel.force(true);
        }
    }

    /**
     * Opens a key's file.
     *
     * @throws SignerUnusable when it is not such a file, or others than its owner may read it
     */
    public static LocalSigner open(Path file, String name) {
        try {
            requireOwnerOnly(file);
            String text = Files.readString(file, StandardCharsets.US_ASCII);
            byte[] pkcs8 =
                    Pem.read(PRIVATE, text).orElseThrow(() -> new SignerUnusable(file, "it has no PKCS#8 private key"));
            byte[] spki = Pem.read(PUBLIC, text)
                    .orElseThrow(() -> new SignerUnusable(
                            file,
                            "the public key is missing; add it: openssl pkey -in %s -pubout >> %s"
                                    .formatted(file, file)));
            LocalSigner signer = of(file, name, pkcs8, spki);
            signer.requirePair();
            return signer;
        } catch (IOException | Malformed e) {
            throw new SignerUnusable(file, e);
        }
    }

    private static LocalSigner of(Path file, String name, byte[] pkcs8, byte[] spki) {
        VerifierKey vkey = VerifierKey.ofSpki(name, spki);
        return new LocalSigner(file, vkey.algorithm().privateKey(pkcs8), vkey);
    }

    private static void requireOwnerOnly(Path file) throws IOException {
        if (isPosix(file)) {
            Set<PosixFilePermission> allowed = PosixFilePermissions.fromString(OWNER_ONLY);
            if (!allowed.containsAll(Files.getPosixFilePermissions(file))) {
                throw new SignerUnusable(file, "others may read or change this key: chmod 600 " + file);
            }
        }
    }

    private static boolean isPosix(Path file) {
        return file.getFileSystem().supportedFileAttributeViews().contains("posix");
    }

    private void requirePair() {
        byte[] probe = vkey.toString().getBytes(StandardCharsets.UTF_8);
        if (!vkey.verify(probe, sign(probe))) {
            throw new SignerUnusable(file, "its public key does not belong to its private key");
        }
    }

    @Override
    public VerifierKey vkey() {
        return vkey;
    }

    @Override
    public byte[] sign(byte[] message) {
        try {
            return vkey.algorithm().sign(key, message);
        } catch (GeneralSecurityException e) {
            throw new SignerUnusable(file, e);
        }
    }
}
