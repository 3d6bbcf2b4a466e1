package dev.parapet.tests;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.parapet.audit.report.Evidence;
import dev.parapet.audit.report.Framework;
import dev.parapet.audit.report.Guarded;
import dev.parapet.audit.report.HtmlReport;
import dev.parapet.audit.report.Period;
import dev.parapet.audit.report.Records;
import dev.parapet.audit.report.Redaction;
import dev.parapet.audit.report.Report;
import dev.parapet.audit.report.Scope;
import dev.parapet.audit.report.Swept;
import dev.parapet.core.AuditRecord;
import dev.parapet.core.Guardrail;
import dev.parapet.core.Modes;
import dev.parapet.core.ResourceId;
import dev.parapet.core.Sweep;
import java.io.BufferedOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What a big report costs: 100,000 findings that are out of order, 20,000 changes. Figures, not verdicts, but for the size:
 * a page must fit into a mail. Where Chromium is on the PATH, the page is opened and filtered, too.
 */
@Tag("benchmark")
class ReportBenchmark {
    private static final int FINDINGS = Integer.getInteger("parapet.findings", 100_000);
    private static final int CHANGES = Integer.getInteger("parapet.changes", 20_000);
    private static final long BAR = 15_000_000;
    private static final Instant START = Instant.parse("2026-08-01T00:00:00Z");
    private static final Instant END = Instant.parse("2026-11-01T00:00:00Z");

    private final BigOrganization organization = new BigOrganization(20261101);
    private final Random random = organization.random();
    private final List<Guardrail<?>> guardrails = organization.guardrails();

    @TempDir
    Path directory = Path.of("set by JUnit");

    @Test
    void a_hundred_thousand_findings_and_twenty_thousand_changes() throws Exception {
        Evidence evidence = evidence();
        resetPeaks();
        long held = heap();
        long start = System.nanoTime();
        Report report = Report.of(evidence);
        long modelled = System.nanoTime();
        Path page = directory.resolve("report.html");
        long before = peak();
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(page))) {
            HtmlReport.write(report, out);
        }
        long size = Files.size(page);
        System.out.printf(
                "report of %d findings, %d changes: %,d bytes; model %d ms, page %d ms; heap %d MB of evidence, peak %d MB, of which the page added %d MB%n",
                report.standings().size(),
                report.changes().size(),
                size,
                Duration.ofNanos(modelled - start).toMillis(),
                Duration.ofNanos(System.nanoTime() - modelled).toMillis(),
                held >> 20,
                peak() >> 20,
                (peak() - before) >> 20);
        if (size > BAR) {
            throw new AssertionError("the page has %,d bytes; the bar is %,d".formatted(size, BAR));
        }
        browse(
                page,
                List.of(
                        "#faults",
                        "#faults&severity=critical&unit=Workloads",
                        "#faults&q=data-7",
                        "#faults&mode=by%20risk&from=2026-09-01&q=key%20at"));
    }

    /**
     * The page writes down what it measured of itself. A picture that comes late keeps Chromium from printing the page before
     * its script is done; the page that is shipped has none.
     */
    private void browse(Path page, List<String> hashes) throws IOException, InterruptedException {
        Optional<Path> browser = browser();
        if (browser.isEmpty()) {
            System.out.println("no Chromium on the PATH: the page was not opened");
            return;
        }
        String held = Files.readString(page)
                .replace("default-src &#39;none&#39;;", "default-src 'none'; img-src 'self';")
                .replace("</main>", "<img src=\"/late\" alt=\"\"></main>");
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/late", ReportBenchmark::comesLate);
        server.createContext("/report.html", exchange -> answer(exchange, held));
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.start();
        try {
            String address = "http://127.0.0.1:%d/report.html"
                    .formatted(server.getAddress().getPort());
            for (String hash : hashes) {
                measure(browser.get(), address + hash, hash);
            }
        } finally {
            server.stop(0);
        }
    }

    /** Longer than the script of the page needs. */
    private static void comesLate(HttpExchange exchange) throws IOException {
        LockSupport.parkNanos(Duration.ofSeconds(8).toNanos());
        exchange.sendResponseHeaders(404, -1);
        exchange.close();
    }

    private static void answer(HttpExchange exchange, String page) throws IOException {
        byte[] bytes = page.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "text/html; charset=utf-8");
        exchange.sendResponseHeaders(200, bytes.length);
        try (OutputStream out = exchange.getResponseBody()) {
            out.write(bytes);
        }
    }

    private static Optional<Path> browser() {
        return Stream.of("chromium", "chromium-browser", "google-chrome")
                .flatMap(name -> Stream.of(System.getenv("PATH").split(File.pathSeparator, -1))
                        .map(folder -> Path.of(folder, name)))
                .filter(Files::isExecutable)
                .findFirst();
    }

    private void measure(Path browser, String page, String hash) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(
                        browser.toString(),
                        "--headless=new",
                        "--no-sandbox",
                        "--disable-gpu",
                        "--user-data-dir=" + directory.resolve("profile"),
                        "--dump-dom",
                        page)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        String dom = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        process.waitFor();
        System.out.printf(
                "in Chromium, %s: first view %s ms, lists ready %s ms, filter %s ms, shows %s%n",
                hash, figure(dom, "data-parsed"), figure(dom, "data-ready"), figure(dom, "data-filtered"), count(dom));
    }

    private static String figure(String dom, String name) {
        Matcher matcher = Pattern.compile(name + "=\"(\\d+)\"").matcher(dom);
        return matcher.find() ? matcher.group(1) : "?";
    }

    private static String count(String dom) {
        Matcher matcher = Pattern.compile("id=\"count\"[^>]*>([^<]*)<").matcher(dom);
        return matcher.find() ? matcher.group(1) : "?";
    }

    private Evidence evidence() {
        return new Evidence(
                Framework.all().stream()
                        .filter(one -> one.id().equals("nist-800-53-r5"))
                        .findFirst()
                        .orElseThrow(),
                new Period(START, END),
                Scope.EVERYTHING,
                END,
                guardrails.stream()
                        .map(guardrail -> Guarded.of(guardrail, Optional.of(Modes.BY_RISK)))
                        .toList(),
                Records.of(organization.changes(START, CHANGES)),
                new Swept(Optional.of(END), looked(), visits()),
                List.of(),
                Optional.empty(),
                "benchmark",
                units(),
                Redaction.NONE);
    }

    private static Map<String, String> units() {
        return IntStream.range(0, 100)
                .boxed()
                .collect(Collectors.toMap(
                        BigOrganization::account, number -> "Workloads/" + (number % 2 == 0 ? "Production" : "Test")));
    }

    private List<Swept.Looked> looked() {
        List<Swept.Looked> looked = new ArrayList<>();
        for (int i = 0; i < FINDINGS; i++) {
            Guardrail<?> guardrail = guardrails.get(random.nextInt(guardrails.size()));
            ResourceId resource = organization.resource(guardrail);
            boolean waits = random.nextBoolean();
            looked.add(new Swept.Looked(
                    END.minusSeconds(3600),
                    guardrail.control().id(),
                    resource,
                    waits ? "remediate" : "escalate",
                    waits ? "awaiting-approval" : "none",
                    waits ? "disruptive: a person has to approve it" : "no key at hand for %s".formatted(resource.id()),
                    AuditRecord.newId(END.minusSeconds(3600))));
        }
        return looked;
    }

    private List<Swept.Visit> visits() {
        List<Swept.Visit> visits = new ArrayList<>();
        for (Guardrail<?> guardrail : guardrails) {
            for (int account = 0; account < 100; account++) {
                for (String region : BigOrganization.REGIONS) {
                    if (guardrail.sweep() != Sweep.NONE) {
                        visits.add(new Swept.Visit(
                                BigOrganization.account(account),
                                region,
                                guardrail.control().id(),
                                Swept.Word.DONE,
                                "",
                                4));
                    }
                }
            }
        }
        return visits;
    }

    private static Stream<MemoryPoolMXBean> pools() {
        return ManagementFactory.getMemoryPoolMXBeans().stream().filter(pool -> pool.getType() == MemoryType.HEAP);
    }

    private static void resetPeaks() {
        System.gc();
        pools().forEach(MemoryPoolMXBean::resetPeakUsage);
    }

    private static long heap() {
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }

    private static long peak() {
        return pools().mapToLong(pool -> pool.getPeakUsage().getUsed()).sum();
    }
}
