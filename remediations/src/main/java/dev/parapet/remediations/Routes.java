package dev.parapet.remediations;

import dev.parapet.core.Guardrail;
import dev.parapet.core.Trigger;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import software.amazon.event.ruler.Machine;

/**
 * Which guardrails an event concerns, told by AWS's own rule engine from the patterns the controls declare: the same
 * patterns, and the same engine, as in the cloud.
 */
public final class Routes {
    private final Machine machine = Machine.builder().build();

    public Routes(List<Guardrail<?>> guardrails) {
        guardrails.forEach(guardrail -> guardrail
                .control()
                .triggers()
                .forEach(trigger -> add(guardrail.control().id(), trigger)));
    }

    private void add(String id, Trigger trigger) {
        try {
            machine.addRule(id, trigger.pattern());
        } catch (IOException e) {
            throw new IllegalStateException("%s has a pattern that EventBridge refuses: %s".formatted(id, trigger), e);
        }
    }

    /**
     * The ids of the guardrails one of whose patterns matches.
     *
     * @param event an event that has been read: well-formed, not too deep
     */
    public Set<String> of(String event) {
        try {
            return new TreeSet<>(machine.rulesForJSONEvent(event));
        } catch (Exception e) { // declared by the engine, for JSON that cannot be read
            throw new IllegalArgumentException("not an event: " + e.getMessage(), e);
        }
    }
}
