package dev.parapet.organization.cost;

import dev.parapet.core.Aws;
import dev.parapet.organization.Change;
import dev.parapet.organization.Part;
import dev.parapet.organization.Proposal;
import dev.parapet.organization.Shortfall;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.costexplorer.CostExplorerClient;
import software.amazon.awssdk.services.costexplorer.model.AnomalyMonitor;
import software.amazon.awssdk.services.costexplorer.model.AnomalySubscription;
import software.amazon.awssdk.services.costexplorer.model.AnomalySubscriptionFrequency;
import software.amazon.awssdk.services.costexplorer.model.MatchOption;
import software.amazon.awssdk.services.costexplorer.model.MonitorDimension;
import software.amazon.awssdk.services.costexplorer.model.MonitorType;
import software.amazon.awssdk.services.costexplorer.model.Subscriber;
import software.amazon.awssdk.services.costexplorer.model.SubscriberType;

/**
 * A daily word about costs that are not as they used to be, from the management account about all accounts. AWS has one monitor
 * of all services an account, and gives newcomers one: whoever's it is, it is used.
 *
 * @param dollars from what impact on people are told
 * @param readers their addresses
 */
public record Anomalies(int dollars, SortedSet<String> readers) implements Part<Anomalies.State> {
    static final String NAME = "parapet";

    public Anomalies {
        readers = Collections.unmodifiableSortedSet(new TreeSet<>(readers));
    }

    /**
     * What is there.
     *
     * @param monitor the ARN of the monitor of all services
     * @param subscription the one of Parapet's name
     */
    public record State(Optional<String> monitor, Optional<Subscription> subscription) {}

    /** Who hears of which monitors. */
    public record Subscription(String arn, Set<String> monitors, Set<String> readers) {}

    /** Reads it. */
    @Override
    public State observe(Aws aws) {
        CostExplorerClient costs = aws.client(CostExplorerClient::builder);
        return new State(
                costs.getAnomalyMonitors(to -> {}).anomalyMonitors().stream()
                        .filter(it -> it.monitorType() == MonitorType.DIMENSIONAL
                                && it.monitorDimension() == MonitorDimension.SERVICE)
                        .map(AnomalyMonitor::monitorArn)
                        .findFirst(),
                costs.getAnomalySubscriptions(to -> {}).anomalySubscriptions().stream()
                        .filter(it -> it.subscriptionName().equals(NAME))
                        .map(Anomalies::subscription)
                        .findFirst());
    }

    private static Subscription subscription(AnomalySubscription found) {
        return new Subscription(
                found.subscriptionArn(),
                Set.copyOf(found.monitorArnList()),
                found.subscribers().stream().map(Subscriber::address).collect(Collectors.toUnmodifiableSet()));
    }

    /** Monitor, then who hears of it. */
    @Override
    public Proposal plan(State state) {
        List<Change> changes = new ArrayList<>();
        if (state.monitor().isEmpty()) {
            changes.add(new Monitor());
        }
        state.subscription()
                .ifPresentOrElse(
                        found -> {
                            if (!found.readers().containsAll(readers)
                                    || state.monitor().isEmpty()
                                    || !found.monitors()
                                            .contains(state.monitor().get())) {
                                changes.add(new TellMore(found, readers));
                            }
                        },
                        () -> changes.add(new Tell(dollars, readers)));
        return new Proposal(changes, List.of());
    }

    /** The ARN of the monitor, which may have been made a moment ago. */
    private static String monitor(CostExplorerClient costs) {
        return costs.getAnomalyMonitors(to -> {}).anomalyMonitors().stream()
                .filter(it -> it.monitorDimension() == MonitorDimension.SERVICE)
                .map(AnomalyMonitor::monitorArn)
                .findFirst()
                .orElseThrow(() -> Shortfall.of("NotShownYet", "the monitor is not listed yet"));
    }

    private static List<Subscriber> subscribers(Set<String> readers) {
        return readers.stream()
                .sorted()
                .map(reader -> Subscriber.builder()
                        .type(SubscriberType.EMAIL)
                        .address(reader)
                        .build())
                .toList();
    }

    /** Makes the monitor. */
    record Monitor() implements Change {
        @Override
        public Kind kind() {
            return Kind.CREATE;
        }

        @Override
        public String api() {
            return "ce:CreateAnomalyMonitor";
        }

        @Override
        public String describe() {
            return "cost anomalies: not watched -> all services watched";
        }

        @Override
        public void apply(Aws aws) {
            aws.client(CostExplorerClient::builder)
                    .createAnomalyMonitor(to -> to.anomalyMonitor(it -> it.monitorName(NAME)
                            .monitorType(MonitorType.DIMENSIONAL)
                            .monitorDimension(MonitorDimension.SERVICE)));
        }
    }

    /** Makes the subscription. */
    record Tell(int dollars, SortedSet<String> readers) implements Change {
        @Override
        public Kind kind() {
            return Kind.CREATE;
        }

        @Override
        public String api() {
            return "ce:CreateAnomalySubscription";
        }

        @Override
        public String describe() {
            return "cost anomalies: told to nobody -> from %d USD on to %s daily"
                    .formatted(dollars, String.join(", ", readers));
        }

        @Override
        public void apply(Aws aws) {
            CostExplorerClient costs = aws.client(CostExplorerClient::builder);
            String monitor = monitor(costs);
            costs.createAnomalySubscription(to -> to.anomalySubscription(it -> it.subscriptionName(NAME)
                    .frequency(AnomalySubscriptionFrequency.DAILY)
                    .monitorArnList(monitor)
                    .subscribers(subscribers(readers))
                    .thresholdExpression(threshold -> threshold.dimensions(dimension -> dimension
                            .key("ANOMALY_TOTAL_IMPACT_ABSOLUTE")
                            .matchOptions(MatchOption.GREATER_THAN_OR_EQUAL)
                            .values(Integer.toString(dollars))))));
        }
    }

    /** Lets more people hear, and of the right monitor; who heard before still does. */
    record TellMore(Subscription before, SortedSet<String> readers) implements Change {
        @Override
        public Kind kind() {
            return Kind.UPDATE;
        }

        @Override
        public String api() {
            return "ce:UpdateAnomalySubscription";
        }

        @Override
        public String describe() {
            return "cost anomalies: told to %s -> + %s"
                    .formatted(String.join(", ", new TreeSet<>(before.readers())), String.join(", ", readers));
        }

        @Override
        public void apply(Aws aws) {
            CostExplorerClient costs = aws.client(CostExplorerClient::builder);
            Set<String> all = new HashSet<>(before.readers());
            all.addAll(readers);
            Set<String> monitors = new HashSet<>(before.monitors());
            monitors.add(monitor(costs));
            costs.updateAnomalySubscription(to ->
                    to.subscriptionArn(before.arn()).monitorArnList(monitors).subscribers(subscribers(all)));
        }
    }
}
