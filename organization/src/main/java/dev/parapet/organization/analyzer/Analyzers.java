package dev.parapet.organization.analyzer;

import dev.parapet.core.Aws;
import dev.parapet.organization.Change;
import dev.parapet.organization.Part;
import dev.parapet.organization.Proposal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import software.amazon.awssdk.services.accessanalyzer.AccessAnalyzerClient;
import software.amazon.awssdk.services.accessanalyzer.model.Type;

/**
 * An analyzer of what the organization shares with the outside, in one region of the security account. The one of unused
 * access is by choice, for it is paid by role and user each month; IAM being global, one region of it is enough.
 *
 * @param unusedAfterDays from when on access counts as unused; empty for no such analyzer
 */
public record Analyzers(OptionalInt unusedAfterDays) implements Part<List<Analyzers.Analyzer>> {
    /**
     * An analyzer that is there.
     *
     * @param status in AWS's words: {@code ACTIVE}, {@code CREATING}, {@code DISABLED}, {@code FAILED}
     */
    public record Analyzer(String name, Type type, String status) {}

    /** All of the account and region. */
    @Override
    public List<Analyzer> observe(Aws aws) {
        return aws.client(AccessAnalyzerClient::builder).listAnalyzersPaginator(to -> {}).stream()
                .flatMap(page -> page.analyzers().stream())
                .map(found -> new Analyzer(found.name(), found.type(), found.statusAsString()))
                .toList();
    }

    /** Any analyzer of the kind will do, whoever made it. */
    @Override
    public Proposal plan(List<Analyzer> there) {
        List<Change> changes = new ArrayList<>();
        List<String> notes = new ArrayList<>();
        Optional<Analyzer> external = find(there, Type.ORGANIZATION);
        external.ifPresentOrElse(
                found -> keep(found, "parapet", notes),
                () -> changes.add(new Analyze("parapet", Type.ORGANIZATION, OptionalInt.empty())));
        if (unusedAfterDays.isPresent()) {
            find(there, Type.ORGANIZATION_UNUSED_ACCESS)
                    .ifPresentOrElse(
                            found -> keep(found, "parapet-unused", notes),
                            () -> changes.add(
                                    new Analyze("parapet-unused", Type.ORGANIZATION_UNUSED_ACCESS, unusedAfterDays)));
        }
        return new Proposal(changes, notes);
    }

    private static Optional<Analyzer> find(List<Analyzer> there, Type type) {
        return there.stream().filter(it -> it.type() == type).findFirst();
    }

    private static void keep(Analyzer found, String own, List<String> notes) {
        boolean works = found.status().equals("ACTIVE") || found.status().equals("CREATING");
        if (!found.name().equals(own) || !works) {
            notes.add("adopted analyzer %s%s".formatted(found.name(), works ? "" : ", which is " + found.status()));
        }
    }

    /** Makes an analyzer. */
    record Analyze(String name, Type type, OptionalInt days) implements Change {
        @Override
        public Kind kind() {
            return Kind.CREATE;
        }

        @Override
        public String api() {
            return "access-analyzer:CreateAnalyzer";
        }

        @Override
        public boolean alone() {
            return true;
        }

        @Override
        public String describe() {
            return "analyzer %s: none -> %s"
                    .formatted(
                            name,
                            days.isPresent()
                                    ? "access unused for %d days".formatted(days.getAsInt())
                                    : "what is shared outside the organization");
        }

        @Override
        public void apply(Aws aws) {
            aws.client(AccessAnalyzerClient::builder).createAnalyzer(to -> {
                to.analyzerName(name).type(type);
                days.ifPresent(age -> to.configuration(it -> it.unusedAccess(unused -> unused.unusedAccessAge(age))));
            });
        }
    }
}
