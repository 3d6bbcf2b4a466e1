package dev.parapet.audit.log;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;

/**
 * All that is needed to show that one entry is in a log, in a file of its own (c2sp.org/tlog-proof). Nobody has to be
 * asked, and no other entry is given away.
 */
public record TlogProof(long index, List<Hash> path, Note checkpoint) {
    /** How such a file's name ends. */
    public static final String SUFFIX = ".tlog-proof";

    private static final String FIRST = "c2sp.org/tlog-proof@v1";
    private static final String EXTRA = "extra ";
    private static final String INDEX = "index ";
    private static final String WHERE = "proof";

    public TlogProof {
        path = List.copyOf(path);
    }

    /**
     * Reads a proof. Its extra data, which nothing vouches for, is passed over.
     *
     * @throws Malformed when it is not written exactly as the specification says
     */
    public static TlogProof parse(byte[] bytes) {
        String text = Canonical.text(bytes, WHERE);
        int blank = text.indexOf("\n\n");
        if (blank < 0) {
            throw new Malformed(WHERE, "it has no blank line before the checkpoint");
        }
        List<String> lines = List.of(text.substring(0, blank).split("\n", -1));
        int at = lines.size() > 1 && lines.get(1).startsWith(EXTRA) ? 2 : 1;
        if (!lines.getFirst().equals(FIRST)
                || at >= lines.size()
                || !lines.get(at).startsWith(INDEX)) {
            throw new Malformed(WHERE, "it does not begin with '%s' and 'index'".formatted(FIRST));
        }
        if (at == 2) {
            Canonical.base64(lines.get(1).substring(EXTRA.length()), WHERE);
        }
        return new TlogProof(
                Canonical.decimal(lines.get(at).substring(INDEX.length()), WHERE),
                lines.stream()
                        .skip(at + 1L)
                        .map(line -> Hash.parse(line, WHERE))
                        .toList(),
                Note.parse(text.substring(blank + 2).getBytes(StandardCharsets.UTF_8)));
    }

    /**
     * Checks that the log these keys belong to has this entry at this index.
     *
     * @return the checkpoint that vouches for it
     * @throws Untrusted when it does not show that
     */
    public SignedCheckpoint verify(byte[] entry, List<VerifierKey> keys) {
        SignedCheckpoint signed = SignedCheckpoint.open(checkpoint.bytes(), keys);
        Checkpoint head = signed.checkpoint();
        if (!Inclusion.verify(Rfc6962.leaf(entry), index, head.size(), path, head.root())) {
            throw new Untrusted("this is not entry %d of %s at size %d".formatted(index, head.origin(), head.size()));
        }
        return signed;
    }

    /** The file. */
    public byte[] bytes() {
        return toString().getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public String toString() {
        String hashes = path.stream().map(hash -> hash + "\n").collect(Collectors.joining());
        return "%s\n%s%d\n%s\n%s".formatted(FIRST, INDEX, index, hashes, checkpoint);
    }
}
