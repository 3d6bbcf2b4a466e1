package dev.parapet.remediations.shared;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.parapet.core.Json;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * A policy on a resource: who may do what with it. It is changed statement by statement, so that what is not Parapet's
 * business stays to the letter.
 *
 * @param document the policy as it was read
 */
public record ResourcePolicy(ObjectNode document) {
    /** A policy without statements. */
    public static final ResourcePolicy EMPTY =
            new ResourcePolicy(Json.object().put("Version", "2012-10-17").set("Statement", Json.array()));

    /**
     * Reads a policy.
     *
     * @throws IllegalArgumentException when it is no JSON object; AWS takes none that is not
     */
    public static ResourcePolicy of(String text) {
        try {
            return new ResourcePolicy((ObjectNode) Json.read(text));
        } catch (JsonProcessingException | ClassCastException e) {
            throw new IllegalArgumentException("not a policy document: " + text, e);
        }
    }

    /** The statements, in order; AWS takes a single one without a list, too. */
    public List<Statement> statements() {
        JsonNode statements = document.path("Statement");
        Stream<JsonNode> all = statements.isArray()
                ? statements.valueStream()
                : Stream.of(statements).filter(JsonNode::isObject);
        return all.map(Statement::new).toList();
    }

    /** The statements that let everybody in. */
    public List<Statement> open() {
        return statements().stream().filter(Statement::isOpen).toList();
    }

    /** Whether anybody at all is let in. */
    public boolean isOpen() {
        return !open().isEmpty();
    }

    /** The accounts that are let in by number, whatever the conditions. */
    public Set<String> accounts() {
        Set<String> accounts = new TreeSet<>();
        statements().stream().filter(Statement::allows).forEach(statement -> accounts.addAll(statement.accounts()));
        return accounts;
    }

    /** This policy without the statements of a kind; empty when none is left, for then there is no policy. */
    public Optional<ResourcePolicy> without(Predicate<Statement> kind) {
        List<JsonNode> kept =
                statements().stream().filter(kind.negate()).map(Statement::text).toList();
        return kept.isEmpty() ? Optional.empty() : Optional.of(with(Json.arrayOf(kept)));
    }

    /** This policy with one more statement at its end. */
    public ResourcePolicy plus(ObjectNode statement) {
        ArrayNode all = Json.arrayOf(statements().stream().map(Statement::text).toList());
        return with(all.add(statement));
    }

    private ResourcePolicy with(ArrayNode statements) {
        return new ResourcePolicy(document.deepCopy().set("Statement", statements));
    }

    /** The policy as it is sent to AWS. */
    public String text() {
        return document.toString();
    }

    /** Whether two texts say the same; AWS gives policies back with other blanks, and in other order of keys. */
    public static boolean same(Optional<String> one, Optional<String> other) {
        return one.map(ResourcePolicy::of).equals(other.map(ResourcePolicy::of));
    }
}
