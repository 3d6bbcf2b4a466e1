package dev.parapet.cli;

import dev.parapet.policies.PreventionForm;
import dev.parapet.policies.PreventionForm.Entry;
import dev.parapet.policies.PreventionSettings;
import dev.parapet.policies.PreventionSettings.Slots;
import dev.parapet.policies.Settings;
import dev.parapet.scp.catalogue.Catalogue;
import dev.parapet.scp.catalogue.Document;
import dev.parapet.scp.catalogue.Parameter;
import dev.parapet.scp.catalogue.Parameters;
import dev.parapet.scp.pack.Budget;
import dev.parapet.scp.pack.Prevention;
import dev.parapet.scp.pack.Prevention.Choice;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Between the settings, which know no catalogue, and the catalogue, which knows no settings. */
public final class PreventionOption {
    private PreventionOption() {}

    /** What the section {@code prevention} may say. */
    public static PreventionForm form() {
        return new PreventionForm(
                Catalogue.load().documents().stream()
                        .collect(Collectors.toMap(
                                Document::id, Document::title, (a, b) -> a, java.util.LinkedHashMap::new)),
                Arrays.stream(Parameter.values()).map(PreventionOption::entry).toList());
    }

    private static Entry entry(Parameter parameter) {
        return new Entry(
                parameter.key(),
                parameter.description(),
                parameter.many(),
                parameter.standard().map(values -> standard(parameter, values)),
                parameter.pattern(),
                parameter::problem);
    }

    private static String standard(Parameter parameter, List<String> values) {
        return parameter.many() ? "[%s]".formatted(String.join(", ", values)) : values.getFirst();
    }

    /** The choice in a settings file; without one, the catalogue as it is. */
    static Prevention read(@Nullable Path file) {
        return of(SettingsOption.read(file));
    }

    /** The choice that settings make. The role by which the organization is set up is a deployer, or policies would deny its work. */
    static Prevention of(Settings all) {
        PreventionSettings settings = all.prevention();
        return new Prevention(
                all.organization()
                        .map(organization -> deployedBy(organization.role(), parameters(settings)))
                        .orElseGet(() -> parameters(settings)),
                settings.policies().entrySet().stream()
                        .collect(Collectors.toMap(
                                Map.Entry::getKey,
                                entry -> new Choice(
                                        entry.getValue().on(), entry.getValue().at()))),
                budget(settings.scp()),
                budget(settings.rcp()));
    }

    private static Parameters parameters(PreventionSettings settings) {
        return new Parameters(settings.parameters().entrySet().stream()
                .collect(Collectors.toMap(
                        entry -> Parameter.named(entry.getKey()).orElseThrow(), Map.Entry::getValue)));
    }

    private static Parameters deployedBy(String role, Parameters parameters) {
        List<String> deployers = parameters.values(Parameter.DEPLOYERS).orElse(List.of());
        return parameters.with(
                Parameter.DEPLOYERS,
                Stream.concat(deployers.stream(), Stream.of(role)).distinct().toList());
    }

    private static Budget budget(Optional<Slots> slots) {
        return slots.map(own -> new Budget(own.size(), own.slots(), own.inUse()))
                .orElse(Budget.STANDARD);
    }
}
