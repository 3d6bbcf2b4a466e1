package dev.parapet.scp.lint;

import dev.parapet.scp.language.Condition;
import dev.parapet.scp.language.Dialect;
import dev.parapet.scp.language.Effect;
import dev.parapet.scp.language.Statement;
import dev.parapet.scp.language.Test;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** What can be wrong with conditions that are well written. */
final class ConditionRules {
    private static final Set<String> NARROWS_A_NETWORK =
            Set.of("aws:sourceip", "aws:sourcevpc", "aws:sourcevpce", "aws:vpcsourceip", "aws:multifactorauthpresent");

    private ConditionRules() {}

    /** Calls that a service forwards carry no version of TLS. */
    static Stream<Objection> versions(Statement statement, Dialect dialect) {
        return lines(statement, "s3:tlsversion")
                .filter(condition -> statement.effect() == Effect.DENY && KeyRules.holdsOfAbsent(condition))
                .map(condition -> Objection.error(
                        condition.key(),
                        "%s holds where s3:TlsVersion is absent, as it is in calls that a service makes for somebody"
                                .formatted(condition.operator()),
                        "write NumericLessThan"));
    }

    /** Centrally managed root sessions are root too. */
    static Stream<Objection> root(Statement statement, Dialect dialect) {
        boolean guarded = lines(statement, "aws:assumedroot").findAny().isPresent();
        return lines(statement, "aws:principalarn")
                .filter(condition -> statement.effect() == Effect.DENY
                        && !condition.operator().test().negated())
                .flatMap(condition -> condition.values().stream())
                .filter(value -> value.endsWith("root"))
                .flatMap(value -> Stream.of(
                                guarded
                                        ? null
                                        : Objection.error(
                                                value,
                                                "it also stops sessions of sts:AssumeRoot, which undo locked policies",
                                                "add \"Null\": {\"aws:AssumedRoot\": \"true\"}"),
                                value.endsWith(":root")
                                        ? null
                                        : Objection.error(
                                                value,
                                                "'%s' also matches users and roles called root".formatted(value),
                                                "write arn:aws:iam::*:root"))
                        .flatMap(Stream::ofNullable));
    }

    /** All lines of a block have to hold: two missing tags together are rarely what was meant. */
    static Stream<Objection> together(Statement statement, Dialect dialect) {
        List<Condition> absent = statement.conditions().stream()
                .filter(condition -> condition.operator().test() == Test.NULL)
                .filter(condition -> condition.values().contains("true"))
                .toList();
        return absent.size() < 2
                ? Stream.empty()
                : Stream.of(Objection.warning(
                        absent.get(1).key(),
                        "%d keys have to be missing together".formatted(absent.size()),
                        "write one statement for each key, if one that is missing is enough"));
    }

    /** Whoever may use CloudFormation walks around a deny that spares calls by way of a service. */
    static Stream<Objection> viaService(Statement statement, Dialect dialect) {
        boolean network =
                statement.conditions().stream().anyMatch(condition -> NARROWS_A_NETWORK.contains(condition.lowerKey()));
        return lines(statement, "aws:viaawsservice")
                .filter(condition -> statement.effect() == Effect.DENY && !network)
                .filter(condition -> condition.values().contains("false"))
                .map(condition -> Objection.warning(
                        condition.key(),
                        "calls by way of CloudFormation and other services are let through",
                        "leave it out; it belongs into conditions on networks and MFA"));
    }

    private static Stream<Condition> lines(Statement statement, String lowerKey) {
        return statement.conditions().stream()
                .filter(condition -> condition.lowerKey().equals(lowerKey));
    }
}
