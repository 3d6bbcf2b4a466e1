package dev.parapet.policies;

import dev.parapet.core.Control;
import dev.parapet.core.Limits;
import dev.parapet.core.Mode;
import dev.parapet.core.Modes;
import dev.parapet.core.ResourceId;
import dev.parapet.core.Risk;
import dev.parapet.policies.Settings.PlaceSettings;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * The settings as they hold in each account. A word on the guardrail beats a word on everything; between words of one kind the
 * nearest place wins: the account, then its units from the innermost outwards, then the file's top.
 */
public record PlacedModes(Settings settings, Units units) implements Modes {
    @Override
    public Mode mode(Control control, ResourceId resource, Risk risk) {
        return said(control.id(), resource.account()).orElseGet(() -> Modes.BY_RISK.mode(control, resource, risk));
    }

    /** Whether a guardrail is not even to look in an account. */
    public boolean off(String guardrail, String account) {
        return said(guardrail, account).filter(Mode.OFF::equals).isPresent();
    }

    @Override
    public Limits limits(Control control) {
        return settings.limits(control);
    }

    private Optional<Mode> said(String guardrail, String account) {
        List<PlaceSettings> places = places(account);
        return first(places, place -> place.guardrail(guardrail))
                .or(() -> settings.guardrail(guardrail).mode())
                .or(() -> first(places, PlaceSettings::mode))
                .or(settings::mode);
    }

    private static Optional<Mode> first(List<PlaceSettings> places, Function<PlaceSettings, Optional<Mode>> word) {
        return places.stream().map(word).flatMap(Optional::stream).findFirst();
    }

    /** Nearest first. AWS Organizations is asked only if the settings name units at all. */
    private List<PlaceSettings> places(String account) {
        Stream<PlaceSettings> own = Optional.ofNullable(settings.accounts().get(account)).stream();
        return Stream.concat(own, settings.units().isEmpty() ? Stream.of() : above(units.path(account)))
                .toList();
    }

    private Stream<PlaceSettings> above(String path) {
        Map<String, PlaceSettings> named = settings.units();
        return Stream.iterate(path, unit -> !unit.isEmpty(), PlacedModes::parent)
                .map(unit -> Optional.ofNullable(named.get(unit)))
                .flatMap(Optional::stream);
    }

    private static String parent(String unit) {
        return unit.contains("/") ? unit.substring(0, unit.lastIndexOf('/')) : "";
    }
}
