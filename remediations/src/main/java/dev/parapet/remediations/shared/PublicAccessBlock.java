package dev.parapet.remediations.shared;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The four settings by which S3 keeps the public out, of a bucket or of an account. S3 replaces all four at once, so what is
 * not sent back is lost.
 *
 * @param blockAcls new public ACLs are refused
 * @param ignoreAcls public ACLs that exist count for nothing
 * @param blockPolicy new public policies are refused
 * @param restrictBuckets under a public policy only the account and AWS services are let in
 */
public record PublicAccessBlock(boolean blockAcls, boolean ignoreAcls, boolean blockPolicy, boolean restrictBuckets) {
    /** Nobody from outside is let in. */
    public static final PublicAccessBlock ALL = new PublicAccessBlock(true, true, true, true);

    /** The answer of either service; a setting that is not named is off. */
    public static PublicAccessBlock of(Boolean blockAcls, Boolean ignoreAcls, Boolean blockPolicy, Boolean restrict) {
        return new PublicAccessBlock(
                Boolean.TRUE.equals(blockAcls),
                Boolean.TRUE.equals(ignoreAcls),
                Boolean.TRUE.equals(blockPolicy),
                Boolean.TRUE.equals(restrict));
    }

    /** Whether whatever is public already is not served, though new public settings may still be made. */
    public boolean servesNobody() {
        return ignoreAcls && restrictBuckets;
    }

    /** The settings that are off, by the names S3 gives them. */
    public static List<String> missing(Optional<PublicAccessBlock> block) {
        PublicAccessBlock now = block.orElse(new PublicAccessBlock(false, false, false, false));
        return Stream.of(
                        now.blockAcls ? "" : "BlockPublicAcls",
                        now.ignoreAcls ? "" : "IgnorePublicAcls",
                        now.blockPolicy ? "" : "BlockPublicPolicy",
                        now.restrictBuckets ? "" : "RestrictPublicBuckets")
                .filter(name -> !name.isEmpty())
                .toList();
    }

    /** Whether a call, as CloudTrail tells it, switched all four on. */
    public static boolean askedForIn(JsonNode request) {
        JsonNode asked = request.path("PublicAccessBlockConfiguration");
        return Stream.of("BlockPublicAcls", "IgnorePublicAcls", "BlockPublicPolicy", "RestrictPublicBuckets")
                .allMatch(name -> asked.path(name).asBoolean());
    }

    /** For people: which of the four are on. */
    public static String text(Optional<PublicAccessBlock> block) {
        if (block.isEmpty()) {
            return "none";
        }
        List<String> off = missing(block);
        return switch (off.size()) {
            case 0 -> "all four";
            case 4 -> "all four off";
            default -> "all but " + String.join(", ", off);
        };
    }
}
