package dev.parapet.core;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The registry of exemptions. It fails closed: when it cannot be read, nothing is written to AWS. */
public interface Exemptions {
    /** No exemptions at all. */
    Exemptions NONE = List::of;

    /**
     * All exemptions, expired ones included.
     *
     * @throws ExemptionsUnreadable when the registry cannot be read
     */
    List<Exemption> all();

    /** The path of the units above an account, for exemptions that name one. */
    default String unit(String account) {
        return "";
    }

    /** The first exemption that covers the resource now. */
    default Optional<Exemption> covering(String guardrail, ResourceId resource, Instant now) {
        return all().stream()
                .filter(exemption -> exemption.covers(guardrail, resource, now, this::unit))
                .findFirst();
    }
}
