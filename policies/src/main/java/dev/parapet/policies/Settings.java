package dev.parapet.policies;

import com.fasterxml.jackson.databind.JsonNode;
import dev.parapet.core.Control;
import dev.parapet.core.Exemption;
import dev.parapet.core.Limits;
import dev.parapet.core.Mode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What an organization decides for itself; an empty file is a valid one.
 *
 * @param mode for every guardrail that does not name its own; absent: by risk (safe writes are made, others wait)
 * @param limits how much Parapet does before a person is asked
 * @param guardrails by guardrail id
 * @param units by the path of an organizational unit: {@code Workloads/Production}
 * @param accounts by account number
 * @param delegatedAdministrators by service name ({@code guardduty}): accounts that may speak for all others, beside the
 *     security account; a service that is not named is asked of AWS Organizations
 * @param topic the ARN of the SNS topic that hears of what people have to know
 * @param exemptions faults that are accepted for a while
 * @param prevention which organization policies are attached
 * @param organization how the organization is to be set up; absent: it is not
 */
public record Settings(
        Optional<Mode> mode,
        Limits limits,
        Map<String, GuardrailSettings> guardrails,
        Map<String, PlaceSettings> units,
        Map<String, PlaceSettings> accounts,
        Map<String, Set<String>> delegatedAdministrators,
        Optional<String> topic,
        List<Exemption> exemptions,
        PreventionSettings prevention,
        Optional<OrganizationSettings> organization) {
    /** What holds when nothing is set. */
    public static final Settings STANDARD = of(Optional.empty(), List.of());

    public Settings {
        guardrails = Map.copyOf(guardrails);
        units = Map.copyOf(units);
        accounts = Map.copyOf(accounts);
        delegatedAdministrators = Map.copyOf(delegatedAdministrators);
        exemptions = List.copyOf(exemptions);
    }

    /** Standard settings but for mode and exemptions. */
    public static Settings of(Optional<Mode> mode, List<Exemption> exemptions) {
        return new Settings(
                mode,
                Limits.STANDARD,
                Map.of(),
                Map.of(),
                Map.of(),
                Map.of(),
                Optional.empty(),
                exemptions,
                PreventionSettings.STANDARD,
                Optional.empty());
    }

    /**
     * What an organization decides for one guardrail.
     *
     * @param budget repairs it may begin in one account within an hour
     * @param parameters the guardrail's own, by name
     */
    public record GuardrailSettings(Optional<Mode> mode, Optional<Integer> budget, Map<String, JsonNode> parameters) {
        static final GuardrailSettings STANDARD = new GuardrailSettings(Optional.empty(), Optional.empty(), Map.of());

        public GuardrailSettings {
            parameters = Map.copyOf(parameters);
        }
    }

    /**
     * What holds in one unit or account.
     *
     * @param guardrails by guardrail id
     */
    public record PlaceSettings(Optional<Mode> mode, Map<String, Mode> guardrails) {
        public PlaceSettings {
            guardrails = Map.copyOf(guardrails);
        }

        Optional<Mode> guardrail(String id) {
            return Optional.ofNullable(guardrails.get(id));
        }
    }

    /** The settings of one guardrail, standard ones if the file has none. */
    public GuardrailSettings guardrail(String id) {
        return guardrails.getOrDefault(id, GuardrailSettings.STANDARD);
    }

    /** How much a guardrail may do by itself. */
    public Limits limits(Control control) {
        return guardrail(control.id()).budget().map(limits::budget).orElse(limits);
    }

    /** The settings as they hold in each account. */
    public PlacedModes in(Units where) {
        return new PlacedModes(this, where);
    }

    /** The same settings under another budget for every guardrail. */
    public Settings budget(int plans) {
        Map<String, GuardrailSettings> same = new HashMap<>();
        guardrails.forEach(
                (id, own) -> same.put(id, new GuardrailSettings(own.mode(), Optional.empty(), own.parameters())));
        return new Settings(
                mode,
                limits.budget(plans),
                same,
                units,
                accounts,
                delegatedAdministrators,
                topic,
                exemptions,
                prevention,
                organization);
    }

    /** The same settings under another mode for everything that is not off. */
    public Settings under(Mode everywhere) {
        Map<String, GuardrailSettings> kept = new HashMap<>();
        guardrails.forEach((id, own) -> kept.put(
                id,
                new GuardrailSettings(
                        own.mode().map(mode -> unlessOff(mode, everywhere)), own.budget(), own.parameters())));
        Mode forAll = mode.map(mode -> unlessOff(mode, everywhere)).orElse(everywhere);
        return new Settings(
                Optional.of(forAll),
                limits,
                kept,
                under(units, everywhere),
                under(accounts, everywhere),
                delegatedAdministrators,
                topic,
                exemptions,
                prevention,
                organization);
    }

    private static Map<String, PlaceSettings> under(Map<String, PlaceSettings> places, Mode everywhere) {
        Map<String, PlaceSettings> kept = new HashMap<>();
        places.forEach((place, own) -> {
            Map<String, Mode> words = new HashMap<>();
            own.guardrails().forEach((id, mode) -> words.put(id, unlessOff(mode, everywhere)));
            kept.put(place, new PlaceSettings(own.mode().map(mode -> unlessOff(mode, everywhere)), words));
        });
        return kept;
    }

    private static Mode unlessOff(Mode own, Mode everywhere) {
        return own == Mode.OFF ? Mode.OFF : everywhere;
    }
}
