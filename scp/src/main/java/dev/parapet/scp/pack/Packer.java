package dev.parapet.scp.pack;

import dev.parapet.scp.OrganizationPolicy;
import dev.parapet.scp.PolicyType;
import dev.parapet.scp.catalogue.Catalogue;
import dev.parapet.scp.catalogue.Content;
import dev.parapet.scp.catalogue.Document;
import dev.parapet.scp.catalogue.Parameter;
import dev.parapet.scp.pack.Bin.Piece;
import dev.parapet.scp.pack.Packed.LeftOut;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Fills in what was chosen and packs it. The same choice gives the same bytes. */
public final class Packer {
    private static final int DESCRIPTION = 512;
    /** A name has 128 characters at most. */
    private static final int NAME = 100;

    private final Prevention prevention;
    private final List<Document> documents;

    private Packer(Catalogue catalogue, Prevention prevention) {
        this.prevention = prevention;
        this.documents = catalogue.documents().stream().filter(prevention::on).toList();
    }

    /**
     * The policies for a choice.
     *
     * @throws ParameterMissing when a document was switched on that needs a parameter
     * @throws DoesNotFit when a target has no room
     */
    public static Packed pack(Catalogue catalogue, Prevention prevention) {
        return new Packer(catalogue, prevention).pack();
    }

    private Packed pack() {
        List<LeftOut> leftOut = documents.stream().flatMap(this::leftOut).toList();
        List<Attached> policies = new ArrayList<>();
        policies.addAll(statements(PolicyType.SERVICE_CONTROL, prevention.scp()));
        policies.addAll(statements(PolicyType.RESOURCE_CONTROL, prevention.rcp()));
        documents.stream().flatMap(this::attributes).forEach(policies::add);
        return new Packed(policies, leftOut);
    }

    private Stream<LeftOut> leftOut(Document document) {
        List<Parameter> missing = document.missing(prevention.parameters());
        if (!missing.isEmpty() && prevention.asked(document)) {
            throw new ParameterMissing(document, missing);
        }
        return missing.isEmpty()
                ? Stream.empty()
                : Stream.of(new LeftOut(
                        document.id(), missing.stream().map(Parameter::key).toList()));
    }

    /** Targets that get the same documents share their policies. */
    private List<Attached> statements(PolicyType type, Budget budget) {
        SortedMap<String, List<Piece>> byTarget = new TreeMap<>();
        documents.stream()
                .filter(each -> each.type() == type)
                .forEach(document -> pieces(document)
                        .forEach(piece -> prevention
                                .at(document)
                                .forEach(target -> byTarget.computeIfAbsent(target, none -> new ArrayList<>())
                                        .add(piece))));
        List<Attached> all = new ArrayList<>();
        List<List<Piece>> done = new ArrayList<>();
        Set<String> names = new HashSet<>();
        byTarget.forEach((target, pieces) -> {
            if (!done.contains(pieces)) {
                done.add(pieces);
                List<String> same = byTarget.keySet().stream()
                        .filter(sharing(byTarget, pieces))
                        .toList();
                all.addAll(attached(type, same, bins(target, pieces, budget), names));
            }
        });
        return all;
    }

    private static Predicate<String> sharing(SortedMap<String, List<Piece>> byTarget, List<Piece> pieces) {
        return target -> pieces.equals(byTarget.get(target));
    }

    private Stream<Piece> pieces(Document document) {
        return document.fill(prevention.parameters()).stream()
                .map(content -> new Piece(
                        document, ((Content.Statements) content).policy().statements()));
    }

    private static List<Bin> bins(String target, List<Piece> pieces, Budget budget) {
        List<Bin> bins = Bins.pack(pieces, budget);
        bins.stream().filter(bin -> bin.size() > budget.size()).findFirst().ifPresent(bin -> {
            throw DoesNotFit.tooLarge(target, bin, budget);
        });
        if (bins.size() > budget.free()) {
            throw DoesNotFit.tooMany(target, bins, budget);
        }
        return bins;
    }

    private static List<Attached> attached(PolicyType type, List<String> targets, List<Bin> bins, Set<String> names) {
        return bins.stream()
                .map(bin -> new Attached(
                        new OrganizationPolicy(
                                name(targets.getFirst(), names),
                                type,
                                description(bin.ids()),
                                bin.policy().json()),
                        targets,
                        bin.ids()))
                .toList();
    }

    /** The first number that is free: two units may have paths that are written alike. */
    private static String name(String target, Set<String> names) {
        return IntStream.iterate(1, i -> i + 1)
                .mapToObj(i -> "parapet-%s-%d".formatted(slug(target), i))
                .filter(names::add)
                .findFirst()
                .orElseThrow();
    }

    private Stream<Attached> attributes(Document document) {
        if (document.type() == PolicyType.SERVICE_CONTROL || document.type() == PolicyType.RESOURCE_CONTROL) {
            return Stream.empty();
        }
        return document.fill(prevention.parameters()).stream()
                .map(content -> new Attached(
                        new OrganizationPolicy(
                                "parapet-" + slug(document.id()),
                                document.type(),
                                description(List.of(document.id())),
                                content.json()),
                        prevention.at(document),
                        List.of(document.id())));
    }

    private static String description(List<String> ids) {
        String text = "Parapet: " + String.join(" ", ids);
        return text.length() <= DESCRIPTION ? text : text.substring(0, DESCRIPTION);
    }

    private static String slug(String target) {
        String slug = target.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-");
        return slug.substring(0, Math.min(slug.length(), NAME));
    }
}
