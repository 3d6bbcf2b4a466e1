package dev.parapet.remediations;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parapet.audit.MemoryTrail;
import dev.parapet.core.AuditRecord.Phase;
import dev.parapet.core.Enforcer;
import dev.parapet.core.Exemptions;
import dev.parapet.core.Guardrail;
import dev.parapet.core.Patience;
import dev.parapet.core.event.Events;
import dev.parapet.core.event.Reading;
import dev.parapet.policies.ForwardingRules;
import dev.parapet.policies.Settings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.regions.Region;
import software.amazon.event.ruler.JsonRuleCompiler;
import software.amazon.event.ruler.Machine;

/** Held to AWS's own rule engine. */
class RoutesTest {
    private static final Path CORPUS = Path.of("../core/src/test/resources/events");

    private final Routes routes = new Routes(Guardrails.all());

    static List<Cases.Sample> cases() {
        return Cases.all();
    }

    static List<Guardrail<?>> guardrails() {
        return Guardrails.all();
    }

    static List<Path> corpus() throws IOException {
        try (Stream<Path> files = Files.walk(CORPUS)) {
            return files.filter(file -> file.toString().endsWith(".json"))
                    .sorted()
                    .toList();
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void a_case_wakes_its_own_guardrail(Cases.Sample sample) {
        assertThat(routes.of(sample.event()))
                .contains(sample.guardrail().control().id());
    }

    @ParameterizedTest
    @MethodSource("cases")
    void a_case_goes_through_a_forwarding_rule(Cases.Sample sample) throws Exception {
        assertThat(forwarding().rulesForJSONEvent(sample.event()))
                .as("one rule, and one more for whatever root does")
                .hasSizeBetween(1, sample.event().contains("\"Root\"") ? 2 : 1);
    }

    @ParameterizedTest
    @MethodSource("guardrails")
    void eventbridge_accepts_every_pattern(Guardrail<?> guardrail) {
        assertThat(guardrail.control().triggers()).isNotEmpty().allSatisfy(trigger -> {
            assertThat(JsonRuleCompiler.check(trigger.pattern())).isNull();
            assertThat(trigger.pattern().length()).isLessThanOrEqualTo(2048);
        });
    }

    @Test
    void eventbridge_accepts_every_forwarding_rule() {
        assertThat(ForwardingRules.of(Guardrails.controls())).isNotEmpty().allSatisfy((name, pattern) -> {
            assertThat(JsonRuleCompiler.check(pattern)).isNull();
            assertThat(pattern.length()).isLessThanOrEqualTo(2048);
            assertThat(name).matches("parapet-[a-z0-9-]+").hasSizeLessThanOrEqualTo(64);
        });
    }

    @ParameterizedTest
    @MethodSource("corpus")
    void what_an_exact_pattern_matches_a_forwarding_rule_matches(Path file) throws Exception {
        String text = read(file);
        if (Events.read(text) instanceof Reading.Findings && !routes.of(text).isEmpty()) {
            assertThat(forwarding().rulesForJSONEvent(text)).isNotEmpty();
        }
    }

    /** Here nothing can be called: an event that reached a guardrail would fail on the organization. */
    @ParameterizedTest
    @MethodSource("corpus")
    void what_is_ignored_or_rejected_never_reaches_a_guardrail(Path file) {
        String text = read(file);
        if (!(Events.read(text) instanceof Reading.Findings)) {
            MemoryTrail trail = new MemoryTrail();

            List<Answer> answers = dispatcher(trail).handle(text);

            assertThat(answers).singleElement().isNotInstanceOf(Answer.Judged.class);
            assertThat(trail.records()).allMatch(entry -> entry.phase() == Phase.REJECTED);
        }
    }

    private static Dispatcher dispatcher(MemoryTrail trail) {
        Connection dead = new Connection(Optional.of(URI.create("http://127.0.0.1:1")), Region.EU_WEST_1, () -> {
            throw new AssertionError("asked for credentials");
        });
        LiveOrganization nobody = new LiveOrganization(dead, Map.of());
        return new Dispatcher(
                Guardrails.all(),
                Settings.STANDARD.in(nobody),
                nobody,
                new MemberAccounts(dead, nobody),
                new Enforcer(trail, Exemptions.NONE, Settings.STANDARD.in(nobody), Patience.NONE));
    }

    private static Machine forwarding() throws IOException {
        Machine rules = Machine.builder().build();
        for (Map.Entry<String, String> rule :
                ForwardingRules.of(Guardrails.controls()).entrySet()) {
            rules.addRule(rule.getKey(), rule.getValue());
        }
        return rules;
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
