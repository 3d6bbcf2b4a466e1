package dev.parapet.policies;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.parapet.core.Control;
import dev.parapet.core.Family;
import dev.parapet.core.Json;
import dev.parapet.core.Permission;
import java.util.Collection;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * What Parapet may do in a member account: exactly what its guardrails declare. A family's role holds the permissions of the
 * whole family; the session in which one guardrail works is cut down to its own.
 */
public final class MemberRoles {
    /** What STS takes as a session policy, in characters, and IAM as a managed policy. */
    public static final int LONGEST_SESSION = 2048;

    /** IAM: quota "Role policy size" of a managed policy, white space not counted. */
    public static final int LONGEST_POLICY = 6144;

    /** Services whose ARNs name no region. */
    private static final Set<String> WITHOUT_REGION = Set.of("cloudfront", "iam", "organizations");

    private static final String ANY = "*";

    private MemberRoles() {}

    /**
     * The policy of a family's role. It is the role's permissions and its permissions boundary in one, so that no other policy
     * that somebody attaches gives it more.
     *
     * @param controls of all families
     * @param partition may be a placeholder, as may the account
     */
    public static ObjectNode policy(Family family, Collection<Control> controls, String partition, String account) {
        return document(
                controls.stream().filter(control -> control.family() == family), new Realm(partition, ANY, account));
    }

    /** The policy of a session in which one guardrail works in one region. */
    public static ObjectNode session(Control control, String partition, String account, String region) {
        return document(Stream.of(control), new Realm(partition, region, account));
    }

    /** Who may take on the role of a family: its function in the security account, as long as that is in the organization. */
    public static ObjectNode trust(String functionRole, String organization) {
        ObjectNode statement = Json.object().put("Effect", "Allow").put("Action", "sts:AssumeRole");
        statement.putObject("Principal").put("AWS", functionRole);
        statement.putObject("Condition").putObject("StringEquals").put("aws:PrincipalOrgID", organization);
        return document(Json.array().add(statement));
    }

    private static ObjectNode document(Stream<Control> controls, Realm realm) {
        SortedMap<String, SortedSet<String>> actions = new TreeMap<>();
        controls.flatMap(control -> control.permissions().stream())
                .forEach(permission -> actions.computeIfAbsent(realm.arn(permission), first -> new TreeSet<>())
                        .add(permission.action()));
        ArrayNode statements = Json.array();
        actions.forEach((resource, allowed) -> {
            ObjectNode statement = statements.addObject().put("Effect", "Allow");
            allowed.forEach(statement.putArray("Action")::add);
            statement.put("Resource", resource);
        });
        return document(statements);
    }

    private static ObjectNode document(ArrayNode statements) {
        ObjectNode document = Json.object().put("Version", "2012-10-17");
        document.set("Statement", statements);
        return document;
    }

    /** Where a role works. */
    private record Realm(String partition, String region, String account) {
        String arn(Permission permission) {
            String service =
                    permission.action().substring(0, permission.action().indexOf(':'));
            return permission.resource().equals(ANY)
                    ? ANY
                    : "arn:%s:%s:%s:%s:%s"
                            .formatted(partition, service, region(service), owner(service), permission.resource());
        }

        private String region(String service) {
            return WITHOUT_REGION.contains(service) ? "" : region;
        }

        /** Accounts and policies of an organization belong to its management account, whoever looks at them. */
        private String owner(String service) {
            return service.equals("organizations") ? ANY : account;
        }
    }
}
