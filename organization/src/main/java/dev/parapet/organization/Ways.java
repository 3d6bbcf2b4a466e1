package dev.parapet.organization;

import dev.parapet.core.Aws;
import dev.parapet.core.Place;

/** The ways into the accounts. */
@FunctionalInterface
public interface Ways {
    /**
     * An account and region, entered.
     *
     * @throws dev.parapet.core.AccessRefused when its role cannot be assumed
     */
    Aws in(Place place);

    /** By which role that account is entered; empty where none is needed. */
    default String role(Place place) {
        return "";
    }
}
