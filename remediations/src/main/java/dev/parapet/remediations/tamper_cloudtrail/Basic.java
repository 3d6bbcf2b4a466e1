package dev.parapet.remediations.tamper_cloudtrail;

import java.util.List;
import software.amazon.awssdk.services.cloudtrail.model.DataResource;
import software.amazon.awssdk.services.cloudtrail.model.EventSelector;

/**
 * A basic event selector.
 *
 * @param calls {@code All}, {@code ReadOnly} or {@code WriteOnly}
 * @param management whether it is about management calls, too
 * @param data the data events it is about
 * @param left the event sources whose management calls it leaves out
 */
public record Basic(String calls, boolean management, List<Data> data, List<String> left) {
    /** All management calls, and nothing else. */
    static final Basic MANAGEMENT = new Basic("All", true, List.of(), List.of());

    /** Data events of one type, by ARN. */
    public record Data(String type, List<String> arns) {
        public Data {
            arns = List.copyOf(arns);
        }
    }

    public Basic {
        data = List.copyOf(data);
        left = List.copyOf(left);
    }

    static Basic of(EventSelector selector) {
        return new Basic(
                selector.readWriteTypeAsString(),
                Boolean.TRUE.equals(selector.includeManagementEvents()),
                selector.dataResources().stream()
                        .map(resource -> new Data(resource.type(), resource.values()))
                        .toList(),
                selector.excludeManagementEventSources());
    }

    EventSelector selector() {
        return EventSelector.builder()
                .readWriteType(calls)
                .includeManagementEvents(management)
                .dataResources(data.stream().map(Basic::resource).toList())
                .excludeManagementEventSources(left)
                .build();
    }

    private static DataResource resource(Data data) {
        return DataResource.builder().type(data.type()).values(data.arns()).build();
    }
}
