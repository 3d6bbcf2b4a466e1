package dev.parapet.remediations.shared;

import java.util.List;
import java.util.stream.Stream;

/**
 * Who may send under a resource policy besides the owner's own callers: all of them lose their way in when the messages are
 * encrypted with a key they may not use, and most of them tell nobody.
 *
 * @param services service principals, for example {@code s3.amazonaws.com}
 * @param accounts other accounts, by number
 * @param others whether it lets in somebody whom it names only by a condition, or everybody
 */
public record Publishers(List<String> services, List<String> accounts, boolean others) {
    public Publishers {
        services = List.copyOf(services);
        accounts = List.copyOf(accounts);
    }

    /**
     * Those whom a policy lets in.
     *
     * @param action what they do, for example {@code sns:Publish}
     * @param owner the account that owns the resource
     */
    public static Publishers of(ResourcePolicy policy, String action, String owner) {
        List<Statement> letIn = policy.statements().stream()
                .filter(Statement::allows)
                .filter(statement -> statement.text().has("NotAction") || Glob.covers(statement, "Action", action))
                .toList();
        return new Publishers(
                letIn.stream().flatMap(Publishers::services).distinct().sorted().toList(),
                letIn.stream()
                        .flatMap(statement -> statement.accounts().stream())
                        .filter(account -> !account.equals(owner))
                        .distinct()
                        .sorted()
                        .toList(),
                letIn.stream().anyMatch(statement -> unnamed(statement, owner)));
    }

    private static Stream<String> services(Statement statement) {
        Stream<String> named =
                Statement.values(statement.text().path("Principal").path("Service"));
        return statement.meansEverybody() ? Stream.concat(named, behindCondition(statement)) : named;
    }

    /**
     * A statement for everybody means a service where it pins the source. With the policy that SNS gives every new topic
     * ({@code AWS:SourceOwner}) it is CloudWatch that comes in: alarms need no statement of their own.
     */
    private static Stream<String> behindCondition(Statement statement) {
        Stream<String> sources = condition(statement, "aws:SourceArn").map(Publishers::service);
        return condition(statement, "aws:SourceOwner").findAny().isPresent()
                ? Stream.concat(sources, Stream.of("cloudwatch.amazonaws.com"))
                : sources;
    }

    /** {@code arn:aws:s3:::bucket} is S3's; RDS speaks through its events. */
    private static String service(String sourceArn) {
        String[] parts = sourceArn.split(":", 4);
        String service = parts.length > 2 ? parts[2] : sourceArn;
        return (service.equals("rds") ? "events.rds" : service) + ".amazonaws.com";
    }

    private static boolean unnamed(Statement statement, String owner) {
        return statement.meansEverybody()
                && services(statement).findAny().isEmpty()
                && condition(statement, "aws:PrincipalAccount").noneMatch(owner::equals);
    }

    private static Stream<String> condition(Statement statement, String key) {
        return statement
                .text()
                .path("Condition")
                .valueStream()
                .flatMap(operator -> Statement.values(Condition.key(operator, key)));
    }

    /** Whether nobody but the owner's own callers sends. */
    public boolean isEmpty() {
        return services.isEmpty() && accounts.isEmpty() && !others;
    }

    /** For people: {@code s3.amazonaws.com, account 444455556666}. */
    @Override
    public String toString() {
        Stream<String> named =
                Stream.concat(services.stream(), accounts.stream().map(account -> "account " + account));
        Stream<String> rest = others ? Stream.of("callers named only by a condition") : Stream.empty();
        return String.join(", ", Stream.concat(named, rest).toList());
    }
}
