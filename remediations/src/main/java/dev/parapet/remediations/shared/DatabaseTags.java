package dev.parapet.remediations.shared;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import software.amazon.awssdk.services.rds.model.Tag;

/** The tags of instances, clusters and their snapshots, as a repair reads and writes them. */
public final class DatabaseTags {
    /** On everything Parapet makes for an encryption: the resource id of the database it is made for. */
    public static final String MARK = "parapet:encrypts";

    private DatabaseTags() {}

    /** Key to value. */
    public static Map<String, String> of(List<Tag> tags) {
        return tags.stream().collect(Collectors.toMap(Tag::key, tag -> tag.value() == null ? "" : tag.value()));
    }

    /** Without AWS's own, which nobody may set. */
    public static Map<String, String> own(List<Tag> tags) {
        return of(tags).entrySet().stream()
                .filter(tag -> !tag.getKey().startsWith("aws:"))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /** The resource id in the mark; empty where there is none. */
    public static String owner(List<Tag> tags) {
        return of(tags).getOrDefault(MARK, "");
    }

    /** The CloudFormation stack a database belongs to. */
    public static Optional<String> stack(List<Tag> tags) {
        return Optional.ofNullable(of(tags).get("aws:cloudformation:stack-name"));
    }

    /** The mark of a database's encryption. */
    public static Tag mark(String resourceId) {
        return tag(MARK, resourceId);
    }

    /** These tags, and the mark. */
    public static List<Tag> marked(Map<String, String> tags, String resourceId) {
        return Stream.concat(plain(tags).filter(tag -> !tag.key().equals(MARK)), Stream.of(mark(resourceId)))
                .toList();
    }

    /** As RDS takes them. */
    public static Stream<Tag> plain(Map<String, String> tags) {
        return tags.entrySet().stream().map(tag -> tag(tag.getKey(), tag.getValue()));
    }

    private static Tag tag(String key, String value) {
        return Tag.builder().key(key).value(value).build();
    }
}
