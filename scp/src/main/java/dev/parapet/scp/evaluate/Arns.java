package dev.parapet.scp.evaluate;

import java.util.Optional;

/** ARNs, of which only a segment is of interest. */
final class Arns {
    private Arns() {}

    /** What lies between colon number {@code from} and the next; of number 5, all the rest. Null when there are too few. */
    static Optional<String> segment(String arn, int from) {
        int start = 0;
        for (int colon = 0; colon < from; colon++) {
            start = arn.indexOf(':', start) + 1;
            if (start == 0) {
                return Optional.empty();
            }
        }
        int end = from == 5 ? arn.length() : arn.indexOf(':', start);
        return end < 0 ? Optional.empty() : Optional.of(arn.substring(start, end));
    }

    /** The account, when twelve digits stand in its place. */
    static Optional<String> account(String arn) {
        return arn.startsWith("arn:") ? segment(arn, 4).filter(Arns::isAccount) : Optional.empty();
    }

    private static boolean isAccount(String text) {
        return text.length() == 12 && text.chars().allMatch(digit -> digit >= '0' && digit <= '9');
    }
}
