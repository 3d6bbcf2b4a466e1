package dev.parapet.scp.pack;

import java.util.List;

/**
 * All that is attached.
 *
 * @param leftOut documents that are on and were left out, since a parameter is not set
 */
public record Packed(List<Attached> policies, List<LeftOut> leftOut) {
    public Packed {
        policies = List.copyOf(policies);
        leftOut = List.copyOf(leftOut);
    }

    /**
     * A document that waits.
     *
     * @param missing keys of parameters
     */
    public record LeftOut(String document, List<String> missing) {
        public LeftOut {
            missing = List.copyOf(missing);
        }
    }
}
