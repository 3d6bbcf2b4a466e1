package dev.parapet.organization.securityhub;

import dev.parapet.core.Aws;
import dev.parapet.organization.Change;
import dev.parapet.organization.Part;
import dev.parapet.organization.Proposal;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import software.amazon.awssdk.services.securityhub.SecurityHubClient;
import software.amazon.awssdk.services.securityhub.model.FindingAggregator;
import software.amazon.awssdk.services.securityhub.model.GetFindingAggregatorResponse;

/**
 * The findings of all regions in the home region. Regions are added and never taken away.
 *
 * @param home where they come together
 * @param regions the others that Parapet keeps; none means that there is nothing to bring together
 */
public record FindingAggregation(String home, SortedSet<String> regions)
        implements Part<Optional<FindingAggregation.Aggregator>> {
    public FindingAggregation {
        regions = Collections.unmodifiableSortedSet(new TreeSet<>(regions));
    }

    /**
     * What is there.
     *
     * @param mode in AWS's words: {@code ALL_REGIONS}, {@code ALL_REGIONS_EXCEPT_SPECIFIED}, {@code SPECIFIED_REGIONS}
     */
    public record Aggregator(String arn, String home, String mode, SortedSet<String> regions) {
        private boolean covers(String region) {
            return switch (mode) {
                case "ALL_REGIONS" -> true;
                case "ALL_REGIONS_EXCEPT_SPECIFIED" -> !regions.contains(region);
                default -> regions.contains(region);
            };
        }
    }

    /** Reads it; a hub has one. */
    @Override
    public Optional<Aggregator> observe(Aws aws) {
        SecurityHubClient hub = aws.client(SecurityHubClient::builder);
        return hub.listFindingAggregators(to -> {}).findingAggregators().stream()
                .map(FindingAggregator::findingAggregatorArn)
                .findFirst()
                .map(arn -> hub.getFindingAggregator(to -> to.findingAggregatorArn(arn)))
                .map(FindingAggregation::aggregator);
    }

    private static Aggregator aggregator(GetFindingAggregatorResponse found) {
        return new Aggregator(
                found.findingAggregatorArn(),
                found.findingAggregationRegion(),
                found.regionLinkingMode(),
                new TreeSet<>(found.regions()));
    }

    /** The home region of an aggregator cannot be changed, so another one blocks. */
    @Override
    public Proposal plan(Optional<Aggregator> there) {
        if (there.isEmpty()) {
            return regions.isEmpty() ? Proposal.nothing() : Proposal.of(new Aggregate(Optional.empty(), regions));
        }
        Aggregator found = there.get();
        if (!found.home().equals(home)) {
            return Proposal.blocked(
                    "Security Hub's findings come together in %s, not in %s; make that the home region, or delete its aggregator by hand"
                            .formatted(found.home(), home));
        }
        SortedSet<String> missing = new TreeSet<>(regions);
        missing.removeIf(found::covers);
        return missing.isEmpty() ? Proposal.nothing() : widened(found, missing);
    }

    private static Proposal widened(Aggregator found, SortedSet<String> missing) {
        if (!found.mode().equals("SPECIFIED_REGIONS") && !found.mode().equals("NO_REGIONS")) {
            return Proposal.blocked(
                    "Security Hub's aggregator leaves out %s by choice; take them from its exceptions by hand"
                            .formatted(String.join(", ", missing)));
        }
        SortedSet<String> all = new TreeSet<>(found.regions());
        all.addAll(missing);
        return Proposal.of(new Aggregate(Optional.of(found.arn()), all));
    }

    /** Makes the aggregator, or widens it. */
    record Aggregate(Optional<String> arn, SortedSet<String> regions) implements Change {
        @Override
        public Kind kind() {
            return arn.isPresent() ? Kind.UPDATE : Kind.CREATE;
        }

        @Override
        public String api() {
            return arn.isPresent() ? "securityhub:UpdateFindingAggregator" : "securityhub:CreateFindingAggregator";
        }

        @Override
        public String describe() {
            return "Security Hub findings: %s -> from %s"
                    .formatted(
                            arn.isPresent() ? "from fewer regions" : "each region its own", String.join(", ", regions));
        }

        @Override
        public void apply(Aws aws) {
            SecurityHubClient hub = aws.client(SecurityHubClient::builder);
            List<String> linked = List.copyOf(regions);
            arn.ifPresentOrElse(
                    it -> hub.updateFindingAggregator(to -> to.findingAggregatorArn(it)
                            .regionLinkingMode("SPECIFIED_REGIONS")
                            .regions(linked)),
                    () -> hub.createFindingAggregator(
                            to -> to.regionLinkingMode("SPECIFIED_REGIONS").regions(linked)));
        }
    }
}
