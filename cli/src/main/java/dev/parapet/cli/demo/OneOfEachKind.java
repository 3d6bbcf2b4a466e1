package dev.parapet.cli.demo;

import dev.parapet.core.Family;
import dev.parapet.core.Guardrail;
import dev.parapet.remediations.Guardrails;
import dev.parapet.sandbox.Scene;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** A fault for every guardrail that brings a scene in its own folder, so that the demo grows with the catalogue. */
final class OneOfEachKind {
    private static final List<String> WORDS = List.of(
            "orders",
            "invoices",
            "stock",
            "search",
            "carts",
            "tickets",
            "parcels",
            "prices",
            "reviews",
            "coupons",
            "returns",
            "mailings",
            "events",
            "metrics",
            "photos",
            "payments",
            "profiles",
            "sessions",
            "exports",
            "jobs");

    /** Ways in which a scene may end, best first. */
    private static final List<String> SHOWN = List.of("remediated", "none");

    private OneOfEachKind() {}

    static void plant(Stage stage) {
        int number = 0;
        for (Guardrail<?> guardrail : Guardrails.all()) {
            Optional<Scene> scene = shown(guardrail);
            if (scene.isPresent()) {
                List<String> homes = homes(guardrail.control().family());
                String account = homes.get(number % homes.size());
                stage.in(account, Company.EUROPE).play(scene.get(), name(number));
                number++;
            }
        }
    }

    /** The first that can be repaired, or else the first that people are told of; the others are for tests. */
    private static Optional<Scene> shown(Guardrail<?> guardrail) {
        return Scene.of(guardrail.getClass(), guardrail.control()).stream()
                .filter(scene -> SHOWN.contains(scene.outcome()))
                .min(Comparator.comparing(scene -> SHOWN.indexOf(scene.outcome())));
    }

    private static String name(int number) {
        int round = number / WORDS.size();
        return "acme-" + WORDS.get(number % WORDS.size()) + (round == 0 ? "" : "-" + (round + 1));
    }

    /** Where such things are usually found. */
    private static List<String> homes(Family family) {
        return switch (family) {
            case IDENTITY -> List.of("dev-anna", "dev-ben");
            case DATABASE -> List.of("prod-data", "staging");
            case STORAGE, MESSAGING -> List.of("prod-web", "partner-portal", "staging");
            case COMPUTE, NETWORK -> List.of("staging", "prod-web");
            case TELEMETRY, ORGANIZATION -> List.of("partner-portal", "dev-anna");
        };
    }
}
