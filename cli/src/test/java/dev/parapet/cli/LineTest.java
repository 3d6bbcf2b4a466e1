package dev.parapet.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.parapet.core.Action;
import dev.parapet.core.Aws;
import dev.parapet.core.Control;
import dev.parapet.core.Decision;
import dev.parapet.core.Effect;
import dev.parapet.core.Json;
import dev.parapet.core.Outcome;
import dev.parapet.core.Plan;
import dev.parapet.core.ResourceId;
import dev.parapet.core.Risk;
import dev.parapet.core.Verdict;
import dev.parapet.remediations.Answer;
import dev.parapet.remediations.Guardrails;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Other programs rely on this form. */
class LineTest {
    private static final ResourceId ORDERS =
            new ResourceId("aws", "111122223333", "eu-west-1", "AWS::RDS::DBInstance", "orders");
    private static final Plan PLAN = new Plan(ORDERS, List.of(new Shut("orders")));
    private static final Control CONTROL =
            Guardrails.named("pub-rds-instance").orElseThrow().control();

    private record Shut(String name) implements Action {
        @Override
        public Effect effect() {
            return new Effect("rds:ModifyDBInstance", Risk.SAFE, Effect.Undo.EXACT);
        }

        @Override
        public String describe() {
            return "RDS instance %s: open -> shut".formatted(name);
        }

        @Override
        public void apply(Aws aws) {
            throw new UnsupportedOperationException("nothing is written here");
        }

        @Override
        public Optional<Action> undo() {
            return Optional.empty();
        }
    }

    private static void says(Answer answer, String json) throws JsonProcessingException {
        assertThat(Line.of("event.json", answer)).isEqualTo(Json.read(json));
    }

    private static Answer judged(Decision decision, Outcome outcome, int writes) {
        return new Answer.Judged(
                Optional.of("e-1"), new Verdict(CONTROL, ORDERS, decision, outcome, writes, Optional.of("r-1")));
    }

    @Test
    void a_repair_says_what_was_planned_and_what_came_of_it() throws JsonProcessingException {
        says(judged(new Decision.Remediate(PLAN, "it is open"), new Outcome.Remediated(PLAN, "verified"), 1), """
                {"event":"e-1","file":"event.json","guardrail":"pub-rds-instance",
                 "resource":{"partition":"aws","account":"111122223333","region":"eu-west-1",
                             "type":"AWS::RDS::DBInstance","id":"orders"},
                 "decision":"remediate","reason":"it is open; verified",
                 "plan":[{"describe":"RDS instance orders: open -> shut","api":"rds:ModifyDBInstance","risk":"safe"}],
                 "outcome":"remediated","writes":1,"record":"r-1"}""");
    }

    @Test
    void a_compliant_resource_has_no_plan_and_says_its_reason_once() throws JsonProcessingException {
        says(judged(new Decision.Compliant("it is shut"), new Outcome.Unchanged("it is shut"), 0), """
                {"event":"e-1","file":"event.json","guardrail":"pub-rds-instance",
                 "resource":{"partition":"aws","account":"111122223333","region":"eu-west-1",
                             "type":"AWS::RDS::DBInstance","id":"orders"},
                 "decision":"compliant","reason":"it is shut","plan":[],
                 "outcome":"unchanged","writes":0,"record":"r-1"}""");
    }

    @Test
    void an_ignored_event_has_the_same_fields() throws JsonProcessingException {
        says(new Answer.Ignored(Optional.of("e-1"), "a sample"), """
                {"event":"e-1","file":"event.json","guardrail":null,"resource":null,"decision":"ignored",
                 "reason":"a sample","plan":[],"outcome":"none","writes":0,"record":null}""");
    }

    @Test
    void a_rejected_event_has_the_same_fields_and_its_record() throws JsonProcessingException {
        says(new Answer.Rejected(Optional.empty(), "not JSON", Optional.of("r-2")), """
                {"event":null,"file":"event.json","guardrail":null,"resource":null,"decision":"rejected",
                 "reason":"not JSON","plan":[],"outcome":"none","writes":0,"record":"r-2"}""");
    }

    @Test
    void a_line_is_one_line() {
        assertThat(Line.of("event.json", new Answer.Ignored(Optional.empty(), "two\nlines"))
                        .toString())
                .doesNotContain("\n");
    }
}
