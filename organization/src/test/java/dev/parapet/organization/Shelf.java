package dev.parapet.organization;

import dev.parapet.core.Aws;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.SdkClient;

/** A stand-in for AWS in memory: each step has one switch a place, and someone who breaks it on demand. */
final class Shelf implements Ways {
    final Set<String> on = ConcurrentHashMap.newKeySet();
    final List<String> written = new CopyOnWriteArrayList<>();
    final Map<String, AtomicInteger> refusals = new HashMap<>();
    int status = 400;

    @Override
    public Aws in(dev.parapet.core.Place place) {
        return new Nobody();
    }

    /** Refuses the next so many writes of a name. */
    Shelf refusing(String name, int times, int status) {
        refusals.put(name, new AtomicInteger(times));
        this.status = status;
        return this;
    }

    Step step(String id, Scope scope, String... after) {
        return new Switches(id, scope, Set.of(after));
    }

    private record Nobody() implements Aws {
        @Override
        public <B extends AwsClientBuilder<B, C>, C extends SdkClient> C client(Supplier<B> builder) {
            throw new AssertionError("nobody is called here");
        }

        @Override
        public boolean inOrganization(String account) {
            return true;
        }

        @Override
        public Instant now() {
            return Instant.EPOCH;
        }
    }

    private final class Switches implements Step {
        private final String id;
        private final Scope scope;
        private final Set<String> after;

        Switches(String id, Scope scope, Set<String> after) {
            this.id = id;
            this.scope = scope;
            this.after = after;
        }

        @Override
        public String id() {
            return id;
        }

        @Override
        public String title() {
            return "the switch " + id;
        }

        @Override
        public Scope scope() {
            return scope;
        }

        @Override
        public Set<String> after() {
            return after;
        }

        @Override
        public Optional<Part<Boolean>> at(Site site) {
            String name = "%s %s %s".formatted(id, site.account(), site.region());
            return Optional.of(new Part<>() {
                @Override
                public Boolean observe(Aws aws) {
                    return on.contains(name);
                }

                @Override
                public Proposal plan(Boolean isOn) {
                    return isOn ? Proposal.nothing() : Proposal.of(new Flip(Shelf.this, name));
                }
            });
        }
    }

    private static final class Flip implements Change {
        private final Shelf shelf;
        private final String name;

        Flip(Shelf shelf, String name) {
            this.shelf = shelf;
            this.name = name;
        }

        @com.fasterxml.jackson.annotation.JsonProperty("name")
        String name() {
            return name;
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Flip flip && flip.name.equals(name);
        }

        @Override
        public int hashCode() {
            return name.hashCode();
        }

        @Override
        public Kind kind() {
            return Kind.CREATE;
        }

        @Override
        public String api() {
            return "shelf:Flip";
        }

        @Override
        public String describe() {
            return name + ": off -> on";
        }

        @Override
        public void apply(Aws aws) {
            AtomicInteger left = shelf.refusals.get(name);
            if (left != null && left.getAndDecrement() > 0) {
                throw AwsServiceException.builder()
                        .statusCode(shelf.status)
                        .awsErrorDetails(AwsErrorDetails.builder()
                                .errorCode("Refused")
                                .errorMessage("not today")
                                .build())
                        .build();
            }
            shelf.written.add(name);
            shelf.on.add(name);
        }
    }
}
