package dev.parapet.audit.report;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * The report as one page that needs nothing from anywhere: no network, no other file, no script for what matters most. Its
 * policy lets the browser run and style only what has the hashes written at its top.
 */
public final class HtmlReport {
    private static final List<List<String>> PARTS = List.of(
            List.of("summary", "Summary"),
            List.of("coverage", "Coverage"),
            List.of("requirements", "Requirements"),
            List.of("ledger", "Ledger"),
            List.of("faults", "Open findings"),
            List.of("exemptions", "Exemptions"),
            List.of("troubles", "Failures"),
            List.of("sample", "Sample"),
            List.of("method", "Method"));

    /** The columns one may choose by, and what people call them. */
    private static final Map<String, String> FILTERS = filters();

    private final Report report;

    private HtmlReport(Report report) {
        this.report = report;
    }

    /** Writes the page; memory does not grow with the number of rows. */
    public static void write(Report report, OutputStream out) throws IOException {
        new HtmlReport(report).write(new Html(out, report.redaction()));
    }

    private static Map<String, String> filters() {
        Map<String, String> filters = new LinkedHashMap<>();
        filters.put("account", "account");
        filters.put("unit", "unit");
        filters.put("region", "region");
        filters.put("control", "guardrail");
        filters.put("severity", "severity");
        filters.put("status", "status");
        filters.put("mode", "mode");
        return filters;
    }

    private void write(Html html) throws IOException {
        String style = resource("report.css") + footer();
        String script = resource("report.js");
        html.raw("<!doctype html>\n")
                .open("html", "lang", "en")
                .raw("\n")
                .open("head")
                .raw("\n");
        html.open("meta", "charset", "utf-8").raw("\n");
        html.open("meta", "http-equiv", "Content-Security-Policy", "content", policy(style, script));
        html.raw("\n").open("meta", "name", "viewport", "content", "width=device-width, initial-scale=1");
        html.raw("\n")
                .open("meta", "name", "color-scheme", "content", "light dark")
                .raw("\n");
        html.leaf("title", "%s: evidence report".formatted(report.framework().title()))
                .raw("\n");
        html.open("style").raw(style).close("style").raw("\n").close("head").raw("\n");
        body(html);
        html.open("script")
                .raw(script)
                .close("script")
                .raw("\n")
                .close("body", "html")
                .raw("\n");
        html.flush();
    }

    private void body(Html html) {
        Optional<Integrity> integrity = report.evidence().integrity();
        html.open(
                "body",
                "data-origin",
                integrity.map(Integrity::origin).orElse(""),
                "data-size",
                integrity.map(known -> "" + known.size()).orElse(""),
                "data-root",
                integrity.map(Integrity::root).orElse(""),
                "data-redacted",
                report.redaction().isOn() ? "yes" : "");
        html.leaf("a", "Skip to the report", "class", "skip", "href", "#main");
        navigation(html);
        html.open("main", "id", "main", "tabindex", "-1");
        parts(html);
        html.close("main");
        html.open("footer")
                .leaf(
                        "p",
                        "Made by Parapet from its trail. Supports evidence for the requirements listed; no statement of compliance.")
                .close("footer");
        html.open("dialog", "id", "detail", "aria-labelledby", "detail-title")
                .close("dialog")
                .raw("\n");
        Page page = new Page(html);
        html.data("ledger-data", out -> new LedgerPart(page, report).columns().write(report.changes(), out));
        html.data("faults-data", out -> new FaultsPart(page, report).columns().write(report.notInOrder(), out));
    }

    private void parts(Html html) {
        Page page = new Page(html);
        new CoverPart(page, report).write();
        new SummaryPart(page, report).write();
        new CoveragePart(page, report).write();
        new RequirementsPart(page, report).write();
        form(html);
        new LedgerPart(page, report).write();
        new FaultsPart(page, report).write();
        new RegistersPart(page, report).write();
        new MethodPart(page, report).write();
    }

    private static void navigation(Html html) {
        html.open("nav", "aria-label", "Parts of the report").open("ul");
        PARTS.forEach(part -> html.open("li")
                .leaf("a", part.getLast(), "href", "#" + part.getFirst())
                .close("li"));
        html.close("ul", "nav").raw("\n");
    }

    /** Hidden until the script fills it. */
    private static void form(Html html) {
        html.open(
                "form", "id", "filters", "class", "filters", "hidden", "", "aria-label", "Filter ledger and findings");
        FILTERS.forEach((name, label) -> html.open("label", "hidden", "")
                .leaf("span", label)
                .open("select", "name", name)
                .close("select", "label"));
        for (String name : List.of("from", "to")) {
            html.open("label")
                    .leaf("span", name)
                    .open("input", "name", name, "type", "date")
                    .close("label");
        }
        html.open("label", "class", "grow")
                .leaf("span", "text")
                .open("input", "name", "q", "type", "search", "autocomplete", "off", "placeholder", "any word in a row")
                .close("label");
        html.leaf("button", "Clear", "type", "reset");
        html.leaf("p", "", "id", "count", "role", "status").close("form").raw("\n");
    }

    /** What stands at the foot of each printed page; the root is base64, or nothing. */
    private String footer() {
        String root =
                report.evidence().integrity().map(Integrity::root).orElse("").replaceAll("[^A-Za-z0-9+/=]", "");
        String words = root.isEmpty() ? "trail without checkpoint" : "checkpoint root " + root;
        return "@page{@bottom-left{content:\"%s\"}}\n@page wide{@bottom-left{content:\"%s\"}}\n"
                .formatted(words, words);
    }

    private static String policy(String style, String script) {
        return "default-src 'none'; script-src '%s'; style-src '%s'; base-uri 'none'; form-action 'none'"
                .formatted(hash(script), hash(style));
    }

    private static String hash(String text) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return "sha256-" + Base64.getEncoder().encodeToString(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    private static String resource(String name) throws IOException {
        try (InputStream in = Objects.requireNonNull(HtmlReport.class.getResourceAsStream(name), name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
