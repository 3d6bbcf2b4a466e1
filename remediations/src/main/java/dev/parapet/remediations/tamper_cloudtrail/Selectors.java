package dev.parapet.remediations.tamper_cloudtrail;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import software.amazon.awssdk.services.cloudtrail.model.GetEventSelectorsResponse;

/**
 * Which calls a trail records: basic selectors or advanced ones, never both. A trail with neither records nothing, though it
 * says that it is logging.
 */
public record Selectors(List<Basic> basic, List<Advanced> advanced) {
    /** CloudTrail takes so many basic selectors for a trail. */
    private static final int MOST = 5;

    public Selectors {
        basic = List.copyOf(basic);
        advanced = List.copyOf(advanced);
    }

    static Selectors of(GetEventSelectorsResponse found) {
        return new Selectors(
                found.eventSelectors().stream().map(Basic::of).toList(),
                found.advancedEventSelectors().stream().map(Advanced::of).toList());
    }

    /**
     * Whether every management call is recorded, reads and writes. The sources that CloudTrail lets a trail leave out, KMS and
     * the RDS Data API, may be: people do so for the price of their volume.
     */
    boolean all() {
        return (reads() && writes()) || advanced.stream().anyMatch(Advanced::allManagement);
    }

    private boolean reads() {
        return basic.stream()
                .anyMatch(selector -> selector.management() && !selector.calls().equals("WriteOnly"));
    }

    private boolean writes() {
        return basic.stream()
                .anyMatch(selector -> selector.management() && !selector.calls().equals("ReadOnly"));
    }

    /** With every management call, and the data events as they were; empty when CloudTrail would not take so many. */
    Optional<Selectors> widened() {
        if (!advanced.isEmpty()) {
            Stream<Advanced> kept = advanced.stream().filter(selector -> !selector.management());
            return Optional.of(new Selectors(
                    List.of(),
                    Stream.concat(Stream.of(Advanced.MANAGEMENT), kept).toList()));
        }
        List<Basic> kept =
                basic.stream().filter(selector -> !selector.data().isEmpty()).toList();
        List<Basic> widened =
                Stream.concat(Stream.of(Basic.MANAGEMENT), kept.stream()).toList();
        return Optional.of(new Selectors(widened, List.of())).filter(all -> all.basic.size() <= MOST);
    }

    @Override
    public String toString() {
        if (all()) {
            return "every management call";
        }
        boolean some = reads() || writes() || advanced.stream().anyMatch(Advanced::management);
        return some ? "some management calls" : "no management calls";
    }
}
