package dev.parapet.tests;

import dev.parapet.audit.MemoryTrail;
import dev.parapet.organization.Checkpoint;
import dev.parapet.organization.Result;
import dev.parapet.organization.Watcher;
import dev.parapet.organization.Wish;
import dev.parapet.sandbox.Sandbox;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What it takes to set up 120 accounts in 17 regions, and to look at them again. */
@Tag("benchmark")
class OrgSetupBenchmark {
    private static final int ACCOUNTS = Integer.getInteger("parapet.accounts", 117);
    private static final String REGIONS = System.getProperty(
            "parapet.regions",
            "ap-northeast-1, ap-northeast-2, ap-northeast-3, ap-south-1, ap-southeast-1, ap-southeast-2, ca-central-1, "
                    + "eu-central-1, eu-north-1, eu-west-1, eu-west-2, eu-west-3, sa-east-1, us-east-1, us-east-2, us-west-1, us-west-2");

    @Test
    void setting_up_and_looking_again() {
        try (Sandbox sandbox = Sandbox.start()) {
            Governed governed = Governed.fresh(sandbox, ACCOUNTS, "  regions: [%s]\n".formatted(REGIONS));
            Wish wish = governed.usual();
            measured("first apply", governed, wish);
            measured("second apply", governed, wish);
        }
    }

    private static void measured(String what, Governed governed, Wish wish) {
        governed.world().proxy().clear();
        long start = System.nanoTime();
        List<Result> results = governed.live(wish, new MemoryTrail()).setup().apply(Checkpoint.none(), Watcher.NONE);
        System.out.printf(
                "%s of %d accounts x %d regions: %d tasks, %d unsettled, %d calls, %d writes, %d s%n",
                what,
                governed.world().organization().ids().size(),
                wish.settings().regions().size(),
                results.size(),
                results.stream().filter(result -> !result.standing().settled()).count(),
                governed.world().proxy().calls().size(),
                governed.writes().size(),
                Duration.ofNanos(System.nanoTime() - start).toSeconds());
        governed.world().proxy().calls().stream()
                .collect(Collectors.groupingBy(call -> call.service() + ":" + call.operation(), Collectors.counting()))
                .entrySet()
                .stream()
                .sorted(Map.Entry.<String, Long>comparingByValue().reversed())
                .limit(8)
                .forEach(calls -> System.out.printf("  %6d %s%n", calls.getValue(), calls.getKey()));
        results.stream()
                .filter(result -> !result.standing().settled())
                .limit(10)
                .forEach(result -> System.out.println("  " + result.task().name() + " " + result.standing()));
    }
}
