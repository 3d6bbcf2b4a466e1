package dev.parapet.tests.docs;

import dev.parapet.scp.PolicyType;
import dev.parapet.scp.catalogue.Catalogue;
import dev.parapet.scp.catalogue.Parameters;
import dev.parapet.scp.pack.Budget;
import dev.parapet.scp.pack.Packed;
import dev.parapet.scp.pack.Packer;
import dev.parapet.scp.pack.Prevention;
import dev.parapet.scp.pack.Prevention.Choice;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** How much room the catalogue takes. */
final class PackedMarkdown {
    private PackedMarkdown() {}

    static String of() {
        Map<String, Choice> all = Catalogue.load().ids().stream()
                .collect(Collectors.toMap(Function.identity(), id -> new Choice(Optional.of(true), List.of("root"))));
        return """

                ## Packed

                Characters of each policy, of the 5,120 that one takes; a root takes five, of which FullAWSAccess holds one.

                | what | service control policies | resource control policies |
                |---|---|---|
                """
                + row("the catalogue as it is, nothing set", Parameters.STANDARD, Map.of())
                + row("the same with every parameter set", Parameters.EXAMPLE, Map.of())
                + row("every policy there is, all at the root", Parameters.EXAMPLE, all);
    }

    private static String row(String what, Parameters parameters, Map<String, Choice> choices) {
        Packed packed =
                Packer.pack(Catalogue.load(), new Prevention(parameters, choices, Budget.STANDARD, Budget.STANDARD));
        return "| %s | %s | %s |%n"
                .formatted(what, sizes(packed, PolicyType.SERVICE_CONTROL), sizes(packed, PolicyType.RESOURCE_CONTROL));
    }

    private static String sizes(Packed packed, PolicyType type) {
        return packed.policies().stream()
                .filter(each -> each.policy().type() == type)
                .map(each -> String.valueOf(each.policy().content().length()))
                .collect(Collectors.joining(", "));
    }
}
