package dev.parapet.remediations.shared;

import dev.parapet.core.Aws;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.Filter;
import software.amazon.awssdk.services.ec2.model.SecurityGroup;
import software.amazon.awssdk.services.ec2.model.Tag;

/**
 * The security group without inbound rules that keeps clients away while the data of a database is copied. It also remembers
 * in its tags what of the database changes for that time: once the database is in this group, nothing else knows where it was.
 *
 * @param id the group's
 * @param owner the resource id of the database it was made for
 * @param remembered its further tags
 */
public record Isolation(String id, String owner, Map<String, String> remembered) {
    private static final String GROUPS = "parapet:groups";

    /** A tag's value has room for 256 characters, which are twelve ids. */
    public static final int MOST_GROUPS = 12;

    public Isolation {
        remembered = Map.copyOf(remembered);
    }

    /** The tag that remembers the groups to go back to. */
    public static Map<String, String> remembering(List<String> groups) {
        return Map.of(GROUPS, String.join(" ", groups));
    }

    /** The groups to go back to. */
    public List<String> groups() {
        return List.of(remembered.getOrDefault(GROUPS, "").split(" ")).stream()
                .filter(group -> !group.isEmpty())
                .toList();
    }

    /** The group of that name, if it was made, in a network or, where that is not known (empty), in any. Only reads. */
    public static Optional<Isolation> named(String name, String vpc, Aws aws) {
        return aws
                .client(Ec2Client::builder)
                .describeSecurityGroups(request -> request.filters(
                        vpc.isEmpty()
                                ? List.of(having("group-name", name))
                                : List.of(having("group-name", name), having("vpc-id", vpc))))
                .securityGroups()
                .stream()
                .findFirst()
                .map(Isolation::of);
    }

    private static Filter having(String name, String value) {
        return Filter.builder().name(name).values(value).build();
    }

    private static Isolation of(SecurityGroup group) {
        Map<String, String> tags = group.tags().stream().collect(Collectors.toMap(Tag::key, Tag::value));
        String owner = tags.getOrDefault(DatabaseTags.MARK, "");
        tags.remove(DatabaseTags.MARK);
        return new Isolation(group.groupId(), owner, tags);
    }

    /** For a step that needs it: the step before made it. */
    public static String idOf(String name, String vpc, Aws aws) {
        return named(name, vpc, aws)
                .map(Isolation::id)
                .orElseThrow(() ->
                        SdkClientException.create("there is no security group %s in %s any more".formatted(name, vpc)));
    }
}
