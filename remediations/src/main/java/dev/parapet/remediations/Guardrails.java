package dev.parapet.remediations;

import dev.parapet.core.Control;
import dev.parapet.core.Guardrail;
import dev.parapet.policies.Settings;
import dev.parapet.policies.SettingsInvalid;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.ServiceLoader;

/** Every guardrail there is; each declares itself, so no list needs an edit when one is added. */
public final class Guardrails {
    private Guardrails() {}

    /** All guardrails with standard parameters, by id. */
    public static List<Guardrail<?>> all() {
        return ServiceLoader.load(Guardrail.class).stream()
                .<Guardrail<?>>map(ServiceLoader.Provider::get)
                .sorted(Comparator.comparing(guardrail -> guardrail.control().id()))
                .toList();
    }

    /** The published facts of all guardrails, by id. */
    public static List<Control> controls() {
        return all().stream().<Control>map(Guardrail::control).toList();
    }

    /** The guardrail of that id. */
    public static Optional<Guardrail<?>> named(String id) {
        return all().stream()
                .filter(guardrail -> guardrail.control().id().equals(id))
                .findFirst();
    }

    /**
     * All guardrails with an organization's parameters.
     *
     * @throws SettingsInvalid when a parameter has no meaning
     */
    public static List<Guardrail<?>> under(Settings settings) {
        return all().stream()
                .<Guardrail<?>>map(guardrail -> configured(guardrail, settings))
                .toList();
    }

    private static Guardrail<?> configured(Guardrail<?> guardrail, Settings settings) {
        String id = guardrail.control().id();
        try {
            return guardrail.with(settings.guardrail(id).parameters());
        } catch (IllegalArgumentException e) {
            throw new SettingsInvalid("guardrails." + id, String.valueOf(e.getMessage()));
        }
    }
}
