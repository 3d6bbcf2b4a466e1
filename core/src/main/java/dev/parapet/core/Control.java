package dev.parapet.core;

import java.util.List;

/**
 * The published facts of one guardrail. Everything that must agree is derived from here: member roles, event rules,
 * documentation, reports.
 *
 * @param id the slug, for example {@code pub-rds-instance}
 * @param title what holds when all is well, as a sentence without a full stop
 * @param why what an attacker or an accident makes of the fault, one sentence
 * @param severity how bad the fault is
 * @param family which function and which member role it runs under
 * @param resourceType CloudFormation type name
 * @param triggers the events that reveal it
 * @param effects every kind of write a plan of it may hold; empty when it only tells people
 * @param permissions every call it makes in the member account, reads and writes
 * @param preventions ids of the organization policies that keep the fault from arising; empty when none can
 * @param mappings the framework requirements it supports evidence for
 * @param parameters what an organization may set
 */
public record Control(
        String id,
        String title,
        String why,
        Severity severity,
        Family family,
        String resourceType,
        List<Trigger> triggers,
        List<Effect> effects,
        List<Permission> permissions,
        List<String> preventions,
        List<Mapping> mappings,
        List<Parameter> parameters) {
    public Control {
        if (!id.matches("[a-z0-9]+(-[a-z0-9]+)+")) {
            throw new IllegalArgumentException("not a slug: " + id);
        }
        triggers = List.copyOf(triggers);
        effects = List.copyOf(effects);
        permissions = List.copyOf(permissions);
        preventions = List.copyOf(preventions);
        mappings = List.copyOf(mappings);
        parameters = List.copyOf(parameters);
    }
}
