package dev.parapet.organization;

import dev.parapet.organization.policy.Quarantine;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * What is done about an account that joins: it is held, set up by the same steps as every other, and let go once all of them
 * stand. One that could not be set up stays held, and says so.
 */
public record Admission(Setup setup) {
    /** Takes the account in. */
    public List<Result> admit(String account, Watcher watcher) {
        List<Result> results = new ArrayList<>();
        boolean held = setup.wish().settings().quarantine();
        if (held) {
            results.addAll(only(new Gatekeeper("hold", site -> Quarantine.on(site, account)), watcher));
        }
        results.addAll(setup.forAccount(account).apply(Checkpoint.none(), watcher));
        if (held && results.stream().allMatch(result -> result.standing().settled())) {
            results.addAll(only(new Gatekeeper("release", site -> Quarantine.off(site, account)), watcher));
        }
        return List.copyOf(results);
    }

    private List<Result> only(Step step, Watcher watcher) {
        return new Setup(List.of(step), setup.wish(), setup.estate(), setup.ways(), setup.undertakings(), setup.pace())
                .apply(Checkpoint.none(), watcher);
    }

    /** A step that is taken for one account, and by nobody else. */
    private record Gatekeeper(String id, Function<Site, Part<?>> part) implements Step {
        @Override
        public String title() {
            return "an account that joins is held until it is set up";
        }

        @Override
        public Scope scope() {
            return Scope.ORGANIZATION;
        }

        @Override
        public Optional<? extends Part<?>> at(Site site) {
            return Optional.of(part.apply(site));
        }
    }
}
