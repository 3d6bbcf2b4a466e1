package dev.parapet.organization.config;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.parapet.core.Aws;
import dev.parapet.core.Json;
import dev.parapet.organization.Change;
import dev.parapet.organization.Part;
import dev.parapet.organization.Proposal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.config.ConfigClient;
import software.amazon.awssdk.services.config.model.OrganizationConfigRule;
import software.amazon.awssdk.services.config.model.OrganizationConfigRuleStatus;
import software.amazon.awssdk.services.config.model.OrganizationManagedRuleMetadata;

/**
 * The guardrails' rules in one region, put into every account by the security account. Rule by rule and not as a pack: a rule
 * that a region does not have yet would take the whole pack with it.
 *
 * @param rules those that have something to judge in this region
 * @param excluded accounts without them: suspended ones, and those in which Config does not record
 */
public record OrganizationRules(List<ManagedRule> rules, SortedSet<String> excluded)
        implements Part<Map<String, OrganizationRules.Rule>> {
    public OrganizationRules {
        rules = List.copyOf(rules);
        excluded = Collections.unmodifiableSortedSet(new TreeSet<>(excluded));
    }

    /** Of all rules, those that have something to judge in a region. */
    public static OrganizationRules in(
            String region, String home, Collection<ManagedRule> rules, SortedSet<String> excluded) {
        return new OrganizationRules(GuardrailRules.in(region, home, rules), excluded);
    }

    /**
     * A rule of the organization that is there.
     *
     * @param parameters as JSON, keys in order
     * @param status in AWS's words: {@code CREATE_SUCCESSFUL}
     */
    public record Rule(String identifier, String parameters, Set<String> excluded, String status) {
        boolean failed() {
            return status.endsWith("FAILED");
        }

        boolean moving() {
            return status.endsWith("IN_PROGRESS");
        }
    }

    /** By name. */
    @Override
    public Map<String, Rule> observe(Aws aws) {
        ConfigClient config = aws.client(ConfigClient::builder);
        Map<String, String> statuses = config.describeOrganizationConfigRuleStatusesPaginator(to -> {}).stream()
                .flatMap(page -> page.organizationConfigRuleStatuses().stream())
                .collect(Collectors.toMap(
                        OrganizationConfigRuleStatus::organizationConfigRuleName,
                        OrganizationConfigRuleStatus::organizationRuleStatusAsString));
        Map<String, Rule> found = new TreeMap<>();
        config.describeOrganizationConfigRulesPaginator(to -> {}).stream()
                .flatMap(page -> page.organizationConfigRules().stream())
                .filter(rule -> rule.organizationManagedRuleMetadata() != null)
                .forEach(rule -> found.put(
                        rule.organizationConfigRuleName(),
                        rule(rule, statuses.getOrDefault(rule.organizationConfigRuleName(), "CREATE_IN_PROGRESS"))));
        return found;
    }

    private static Rule rule(OrganizationConfigRule found, String status) {
        OrganizationManagedRuleMetadata metadata = found.organizationManagedRuleMetadata();
        String parameters = metadata.inputParameters() == null ? "{}" : metadata.inputParameters();
        return new Rule(metadata.ruleIdentifier(), canonical(parameters), Set.copyOf(found.excludedAccounts()), status);
    }

    private static String canonical(String json) {
        try {
            Map<String, String> sorted = new TreeMap<>();
            Json.read(json)
                    .properties()
                    .forEach(
                            field -> sorted.put(field.getKey(), field.getValue().asText()));
            return json(sorted);
        } catch (JsonProcessingException notJson) {
            return json;
        }
    }

    private static String json(Map<String, String> parameters) {
        var object = Json.object();
        parameters.forEach(object::put);
        return object.toString();
    }

    /** A rule that failed somewhere is put again: AWS itself tries for a new account for seven hours and never after. */
    @Override
    public Proposal plan(Map<String, Rule> there) {
        List<Change> changes = new ArrayList<>();
        for (ManagedRule wanted : rules) {
            Rule found = there.get(name(wanted));
            if (found == null) {
                changes.add(put(wanted, "none"));
            } else if (!found.moving() && (found.failed() || !isAs(wanted, found))) {
                changes.add(
                        put(wanted, found.failed() ? found.status() : found.identifier() + " " + found.parameters()));
            }
        }
        return new Proposal(changes, List.of(), moving(there), Optional.empty());
    }

    private Optional<String> moving(Map<String, Rule> there) {
        long moving = rules.stream()
                .flatMap(wanted -> Optional.ofNullable(there.get(name(wanted))).stream())
                .filter(Rule::moving)
                .count();
        return moving == 0
                ? Optional.empty()
                : Optional.of("Config: AWS is carrying %d rules to the accounts".formatted(moving));
    }

    private boolean isAs(ManagedRule wanted, Rule found) {
        return found.identifier().equals(wanted.identifier())
                && found.parameters().equals(json(wanted.parameters()))
                && found.excluded().equals(excluded);
    }

    private PutRule put(ManagedRule wanted, String before) {
        return new PutRule(name(wanted), before, wanted.identifier(), json(wanted.parameters()), List.copyOf(excluded));
    }

    private static String name(ManagedRule rule) {
        return "parapet-" + rule.name();
    }

    /** Puts one rule into all accounts but some. */
    record PutRule(String name, String before, String identifier, String parameters, List<String> excluded)
            implements Change {
        @Override
        public Kind kind() {
            return before.equals("none") ? Kind.CREATE : Kind.UPDATE;
        }

        @Override
        public String api() {
            return "config:PutOrganizationConfigRule";
        }

        @Override
        public boolean alone() {
            return true;
        }

        @Override
        public String describe() {
            String but = excluded.isEmpty() ? "" : ", but for " + String.join(", ", excluded);
            return "organization rule %s: %s -> %s %s%s".formatted(name, before, identifier, parameters, but);
        }

        @Override
        public void apply(Aws aws) {
            aws.client(ConfigClient::builder)
                    .putOrganizationConfigRule(to -> to.organizationConfigRuleName(name)
                            .excludedAccounts(excluded)
                            .organizationManagedRuleMetadata(
                                    rule -> rule.ruleIdentifier(identifier).inputParameters(parameters)));
        }
    }
}
