package dev.parapet.audit.sequence;

import dev.parapet.audit.log.Hash;
import dev.parapet.audit.log.Malformed;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What a witness is asked (c2sp.org/tlog-witness, "add-checkpoint").
 *
 * @param old the size that it is believed to remember
 * @param proof that the checkpoint continues the tree of that size
 * @param checkpoint the signed note
 */
public record AddCheckpoint(long old, List<Hash> proof, String checkpoint) {
    private static final String WHERE = "add-checkpoint";
    private static final String OLD = "old ";
    private static final int LONGEST_PROOF = 63;

    public AddCheckpoint {
        proof = List.copyOf(proof);
        if (old < 0 || proof.size() > LONGEST_PROOF) {
            throw new Malformed(WHERE, "no tree has size %d and a proof of %d hashes".formatted(old, proof.size()));
        }
    }

    /**
     * Reads the body of a request.
     *
     * @throws Malformed when it is not written exactly as the specification says
     */
    public static AddCheckpoint parse(byte[] body) {
        String text = new String(body, StandardCharsets.UTF_8);
        int blank = text.indexOf("\n\n");
        if (!text.startsWith(OLD) || blank < 0) {
            throw new Malformed(WHERE, "it does not begin with the old size, a proof and a blank line");
        }
        List<String> lines = text.substring(0, blank).lines().toList();
        return new AddCheckpoint(
                size(lines.getFirst().substring(OLD.length())),
                lines.stream().skip(1).map(line -> Hash.parse(line, WHERE)).toList(),
                text.substring(blank + 2));
    }

    private static long size(String text) {
        if (!text.matches("0|[1-9]\\d{0,17}")) {
            throw new Malformed(WHERE, "not a size: " + text);
        }
        return Long.parseLong(text);
    }

    /** The body of the request. */
    public byte[] bytes() {
        String hashes = proof.stream().map(hash -> hash + "\n").collect(Collectors.joining());
        return "%s%d\n%s\n%s".formatted(OLD, old, hashes, checkpoint).getBytes(StandardCharsets.UTF_8);
    }
}
