package dev.parapet.policies;

import com.fasterxml.jackson.databind.JsonNode;
import dev.parapet.core.Control;
import dev.parapet.core.Exemption;
import dev.parapet.core.Limits;
import dev.parapet.core.Mode;
import dev.parapet.core.Modes;
import dev.parapet.core.ResourceId;
import dev.parapet.core.Risk;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What an organization decides for itself; an empty file is a valid one.
 *
 * @param mode for every guardrail that does not name its own; absent: by risk (safe writes are made, others wait)
 * @param guardrails by guardrail id
 * @param delegatedAdministrators by service name ({@code guardduty}): accounts that may speak for all others, beside the
 *     security account; a service that is not named is asked of AWS Organizations
 * @param exemptions faults that are accepted for a while
 */
public record Settings(
        Optional<Mode> mode,
        Map<String, GuardrailSettings> guardrails,
        Map<String, Set<String>> delegatedAdministrators,
        List<Exemption> exemptions)
        implements Modes {
    /** What holds when nothing is set. */
    public static final Settings STANDARD = new Settings(Optional.empty(), Map.of(), Map.of(), List.of());

    public Settings {
        guardrails = Map.copyOf(guardrails);
        delegatedAdministrators = Map.copyOf(delegatedAdministrators);
        exemptions = List.copyOf(exemptions);
    }

    /**
     * What an organization decides for one guardrail.
     *
     * @param parameters the guardrail's own, by name
     */
    public record GuardrailSettings(Optional<Mode> mode, Map<String, JsonNode> parameters) {
        static final GuardrailSettings STANDARD = new GuardrailSettings(Optional.empty(), Map.of());

        public GuardrailSettings {
            parameters = Map.copyOf(parameters);
        }
    }

    /** The settings of one guardrail, standard ones if the file has none. */
    public GuardrailSettings guardrail(String id) {
        return guardrails.getOrDefault(id, GuardrailSettings.STANDARD);
    }

    /** Whether a guardrail is not even to look. */
    public boolean off(String id) {
        return guardrail(id).mode().or(this::mode).filter(Mode.OFF::equals).isPresent();
    }

    /** The guardrail's own mode, else the mode for all, else by risk. */
    @Override
    public Mode mode(Control control, ResourceId resource, Risk risk) {
        return guardrail(control.id()).mode().or(this::mode).orElseGet(() -> BY_RISK.mode(control, resource, risk));
    }

    /** How much a guardrail may do by itself. */
    public Limits limits() {
        return Limits.STANDARD;
    }

    @Override
    public Limits limits(Control control) {
        return limits();
    }

    /** The same settings under another mode for everything that is not off. */
    public Settings under(Mode everywhere) {
        Map<String, GuardrailSettings> kept = new java.util.HashMap<>();
        guardrails.forEach((id, own) -> kept.put(
                id, new GuardrailSettings(own.mode().map(mode -> unlessOff(mode, everywhere)), own.parameters())));
        Mode forAll = mode.map(mode -> unlessOff(mode, everywhere)).orElse(everywhere);
        return new Settings(Optional.of(forAll), kept, delegatedAdministrators, exemptions);
    }

    private static Mode unlessOff(Mode own, Mode everywhere) {
        return own == Mode.OFF ? Mode.OFF : everywhere;
    }
}
