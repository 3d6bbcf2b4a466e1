package dev.parapet.organization.policy;

import java.util.Set;

/**
 * A policy of Parapet's that is there.
 *
 * @param id as Organizations numbers it
 * @param type as the API calls it
 * @param content as it is kept
 * @param targets the ids of everything it is attached to
 */
record Found(String id, String name, String type, String description, String content, Set<String> targets) {
    Found {
        targets = Set.copyOf(targets);
    }
}
