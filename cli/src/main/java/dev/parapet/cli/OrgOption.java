package dev.parapet.cli;

import dev.parapet.audit.MemoryTrail;
import dev.parapet.audit.StateDirectory;
import dev.parapet.core.Trail;
import dev.parapet.organization.LiveSetup;
import dev.parapet.organization.Placed;
import dev.parapet.organization.PolicyFiles;
import dev.parapet.organization.Setup;
import dev.parapet.organization.Wish;
import dev.parapet.policies.OrganizationSettings;
import dev.parapet.policies.Settings;
import dev.parapet.policies.SettingsInvalid;
import dev.parapet.scp.catalogue.Catalogue;
import dev.parapet.scp.pack.Packer;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** What the verbs about the organization have in common. */
final class OrgOption {
    private static final String ROOT = "root";

    @Option(
            names = "--settings",
            required = true,
            paramLabel = "FILE",
            description = "parapet.yaml; its section organization says what is wished.")
    @SuppressWarnings("NullAway.Init") // picocli sets it
    Path settings;

    @Option(
            names = "--policies",
            paramLabel = "DIR",
            description =
                    "Rendered organization policies, as policy render writes them. Standard: what the settings choose.")
    @Nullable
    Path policies;

    @Option(
            names = "--account",
            paramLabel = "ACCOUNT",
            description = "Only the steps that an account needs, for this one: as when it joins.")
    @Nullable
    String account;

    @Option(names = "--json", description = "One JSON document on standard output.")
    boolean json;

    /** The organization, read and checked. */
    LiveSetup setup(CommandLine verb, Optional<StateDirectory> state) throws IOException {
        checkAccount(verb);
        Settings all = SettingsOption.read(settings);
        Trail trail = state.<Trail>map(StateDirectory::trail).orElseGet(MemoryTrail::new);
        LiveSetup live = LiveSetup.read(wish(all), Cloud.connection(System.getenv()), trail, Session.author(all));
        Setup setup = live.setup();
        if (account != null && setup.estate().account(account).isEmpty()) {
            throw wrong(
                    verb,
                    "%s is no account of organization %s"
                            .formatted(account, setup.estate().id()));
        }
        return account == null ? live : live.forAccount(account);
    }

    private void checkAccount(CommandLine verb) {
        if (account != null && !account.matches("\\d{12}")) {
            throw wrong(verb, "'%s' is not an account: twelve digits".formatted(account));
        }
    }

    private static ParameterException wrong(CommandLine verb, String message) {
        return new ParameterException(verb, Safe.text(message));
    }

    private Wish wish(Settings all) throws IOException {
        OrganizationSettings organization = all.organization()
                .orElseThrow(() -> new SettingsInvalid(
                        settings.toString(),
                        "has no section 'organization', so nothing is wished; `parapet init` shows one"));
        return new Wish(organization, policies == null ? chosen(all) : PolicyFiles.read(policies));
    }

    /** What the section {@code prevention} chooses, packed; a target is the root, a unit's path or an account. */
    private static List<Placed> chosen(Settings all) {
        return Packer.pack(Catalogue.load(), PreventionOption.of(all)).policies().stream()
                .flatMap(attached -> attached.targets().stream()
                        .map(target -> new Placed(attached.policy(), target.equals(ROOT) ? "" : target)))
                .toList();
    }
}
