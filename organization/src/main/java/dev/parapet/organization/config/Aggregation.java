package dev.parapet.organization.config;

import dev.parapet.core.Aws;
import dev.parapet.organization.Change;
import dev.parapet.organization.Part;
import dev.parapet.organization.Proposal;
import java.util.List;
import software.amazon.awssdk.services.config.ConfigClient;

/**
 * One aggregator of the whole organization, in the security account's home region.
 *
 * @param role the ARN of the role under which it asks who belongs to the organization
 */
public record Aggregation(String role) implements Part<List<Aggregation.Aggregator>> {
    static final String NAME = "parapet";

    /**
     * An aggregator that is there.
     *
     * @param whole whether it takes in all accounts of the organization in all regions
     */
    public record Aggregator(String name, boolean whole) {}

    /** All aggregators of the account and region. */
    @Override
    public List<Aggregator> observe(Aws aws) {
        return aws.client(ConfigClient::builder).describeConfigurationAggregatorsPaginator().stream()
                .flatMap(page -> page.configurationAggregators().stream())
                .map(found -> new Aggregator(
                        found.configurationAggregatorName(),
                        found.organizationAggregationSource() != null
                                && Boolean.TRUE.equals(
                                        found.organizationAggregationSource().allAwsRegions())))
                .toList();
    }

    /** Any aggregator of the whole organization will do. */
    @Override
    public Proposal plan(List<Aggregator> there) {
        return there.stream()
                .filter(Aggregator::whole)
                .findFirst()
                .map(found -> found.name().equals(NAME)
                        ? Proposal.nothing()
                        : Proposal.adopted("adopted aggregator " + found.name()))
                .orElseGet(() -> Proposal.of(new PutAggregator(role)));
    }

    /** Makes the aggregator, or widens the one of Parapet's name. */
    record PutAggregator(String role) implements Change {
        @Override
        public Kind kind() {
            return Kind.CREATE;
        }

        @Override
        public String api() {
            return "config:PutConfigurationAggregator";
        }

        @Override
        public String describe() {
            return "aggregator %s: none -> all accounts and regions of the organization".formatted(NAME);
        }

        @Override
        public void apply(Aws aws) {
            aws.client(ConfigClient::builder)
                    .putConfigurationAggregator(to -> to.configurationAggregatorName(NAME)
                            .organizationAggregationSource(
                                    source -> source.roleArn(role).allAwsRegions(true)));
        }
    }
}
