package dev.parapet.tests.docs;

import dev.parapet.core.Control;
import dev.parapet.core.Guardrail;
import dev.parapet.core.Summary;
import dev.parapet.scp.catalogue.Catalogue;
import dev.parapet.scp.catalogue.Document;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Which layer stands against which fault, from the controls and the catalogue of policies. */
final class CoverageMarkdown {
    private static final String GUARDRAILS = "../remediations/src/main/java/dev/parapet/remediations/";
    private static final Map<String, String> GROUPS = Map.of(
            "enc", "encryption at rest",
            "tls", "encryption in transit",
            "pub", "public access",
            "iam", "credentials",
            "net", "network",
            "imds", "instance metadata",
            "tamper", "the guardrail itself",
            "org", "the organization");

    private CoverageMarkdown() {}

    static String of(List<Guardrail<?>> guardrails) {
        return head(guardrails)
                + groups(guardrails)
                + encryption(guardrails)
                + faults(guardrails)
                + policies(guardrails)
                + PackedMarkdown.of();
    }

    private static String head(List<Guardrail<?>> guardrails) {
        return """
                # What is prevented, and what only is repaired

                Made from the published facts of %d guardrails and %d policies. A fault that a policy prevents is still detected and
                repaired: policies do not bind the management account, do not change what is there already, and often see only one of the
                ways to a fault. Each policy's page says which. [How to choose, try and attach them](prevention.md).

                """.formatted(guardrails.size(), Catalogue.load().documents().size());
    }

    private static String groups(List<Guardrail<?>> guardrails) {
        Map<String, List<Control>> byGroup = guardrails.stream()
                .map(Guardrail::control)
                .collect(Collectors.groupingBy(CoverageMarkdown::group, TreeMap::new, Collectors.toList()));
        return """
                | faults of | guardrails | prevented as the catalogue is | by opt-in alone | no policy can |
                |---|---|---|---|---|
                """
                + byGroup.entrySet().stream()
                        .map(group -> row(group.getKey(), group.getValue()))
                        .collect(Collectors.joining())
                + row("all", guardrails.stream().map(Guardrail::control).toList())
                + "\n";
    }

    private static String group(Control control) {
        String prefix = control.id().substring(0, control.id().indexOf('-'));
        return GROUPS.getOrDefault(prefix, prefix);
    }

    private static String row(String name, List<Control> controls) {
        long standard = controls.stream().filter(CoverageMarkdown::standard).count();
        long none = controls.stream()
                .filter(control -> control.preventions().isEmpty())
                .count();
        return "| %s | %d | %d | %d | %d |%n"
                .formatted(name, controls.size(), standard, controls.size() - standard - none, none);
    }

    /** Whether one of its policies is on as the catalogue is. */
    private static boolean standard(Control control) {
        return control.preventions().stream().map(CoverageMarkdown::document).anyMatch(Document::standard);
    }

    private static Document document(String id) {
        return Catalogue.load().named(id).orElseThrow();
    }

    private static String encryption(List<Guardrail<?>> guardrails) {
        List<Control> all = guardrails.stream()
                .map(Guardrail::control)
                .filter(control -> control.id().startsWith("enc-"))
                .toList();
        List<String> none = all.stream()
                .filter(control -> control.preventions().isEmpty())
                .map(control -> "`" + control.id() + "`")
                .toList();
        return """
                **%d of the %d faults of encryption at rest cannot be prevented by any policy**: the calls that make such a resource do not
                carry whether it is encrypted. They are found and repaired, and until then they are there: %s.

                """.formatted(none.size(), all.size(), String.join(", ", none));
    }

    private static String faults(List<Guardrail<?>> guardrails) {
        return """
                ## By guardrail

                | guardrail | prevented by | detected in | repaired |
                |---|---|---|---|
                """ + guardrails.stream().map(CoverageMarkdown::fault).collect(Collectors.joining()) + "\n";
    }

    private static String fault(Guardrail<?> guardrail) {
        Control control = guardrail.control();
        Summary summary = Summary.of(guardrail);
        String prevented = control.preventions().stream()
                .map(id -> link(document(id)) + (document(id).standard() ? "" : " (opt-in)"))
                .collect(Collectors.joining(", "));
        return "| %s | %s | %s | %s |%n"
                .formatted(
                        CatalogueMarkdown.link(control, GUARDRAILS),
                        prevented.isEmpty() ? "no policy can" : prevented,
                        summary.revealed(),
                        summary.repaired());
    }

    private static String policies(List<Guardrail<?>> guardrails) {
        return """
                ## By policy

                | policy | what holds | kind | wave | as the catalogue is | at | guards against |
                |---|---|---|---|---|---|---|
                """
                + Catalogue.load().documents().stream()
                        .map(document -> policy(document, guardrails))
                        .collect(Collectors.joining());
    }

    private static String policy(Document document, List<Guardrail<?>> guardrails) {
        String faults = guardrails.stream()
                .map(Guardrail::control)
                .filter(control -> control.preventions().contains(document.id()))
                .map(control -> "`" + control.id() + "`")
                .collect(Collectors.joining(", "));
        return "| %s | %s | %s | %d | %s | %s | %s |%n"
                .formatted(
                        link(document),
                        document.title(),
                        document.type().folder(),
                        document.wave(),
                        document.standard() ? "on" : "opt-in",
                        String.join(", ", document.at()),
                        faults.isEmpty() ? "what no guardrail repairs" : faults);
    }

    private static String link(Document document) {
        return "[%s](../scp/catalogue/%s/README.md)"
                .formatted(document.id(), document.id().toLowerCase(Locale.ROOT));
    }
}
