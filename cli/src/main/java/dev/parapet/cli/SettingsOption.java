package dev.parapet.cli;

import dev.parapet.core.Control;
import dev.parapet.core.Mode;
import dev.parapet.policies.Settings;
import dev.parapet.policies.SettingsFile;
import dev.parapet.remediations.Guardrails;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads the settings a verb was pointed to. */
final class SettingsOption {
    private SettingsOption() {}

    /** The settings in the file, or the standard ones. */
    static Settings read(@Nullable Path file) {
        List<String> ids = Guardrails.controls().stream().map(Control::id).toList();
        return file == null ? Settings.STANDARD : SettingsFile.read(file, ids, PreventionOption.form());
    }

    /** The settings in the file under a mode given on the command line, if one was. */
    static Settings read(@Nullable Path file, @Nullable ModeWord mode) {
        Settings settings = read(file);
        return Optional.ofNullable(mode)
                .map(word -> settings.under(word.mode()))
                .orElse(settings);
    }

    /** The modes one may ask for on the command line. */
    enum ModeWord {
        report,
        enforce;

        Mode mode() {
            return Mode.valueOf(name().toUpperCase(Locale.ROOT));
        }
    }
}
