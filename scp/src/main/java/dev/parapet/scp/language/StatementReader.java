package dev.parapet.scp.language;

import dev.parapet.core.Suggestion;
import dev.parapet.scp.language.Located.Field;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** From JSON to a statement. */
record StatementReader(Dialect dialect) {
    private static final List<String> ELEMENTS = List.of(
            "Sid",
            "Effect",
            "Principal",
            "NotPrincipal",
            "Action",
            "NotAction",
            "Resource",
            "NotResource",
            "Condition");
    private static final Pattern ACTION = Pattern.compile("\\*|\\*:\\*|[A-Za-z0-9-]+:[A-Za-z0-9*?]+");
    private static final Pattern SID = Pattern.compile("[A-Za-z0-9]*");

    Statement read(Located value) {
        Elements statement = Elements.of(value, "a statement", ELEMENTS);
        Effect effect = effect(statement.required("Effect"));
        Statement read = new Statement(
                statement.field("Sid").map(this::sid),
                effect,
                new PrincipalReader(dialect).read(statement),
                actions(statement),
                resources(statement),
                statement
                        .field("Condition")
                        .map(field -> ConditionReader.read(field.value()))
                        .orElse(List.of()));
        if (dialect == Dialect.RESOURCE_CONTROL && effect == Effect.ALLOW && !isFullAccess(read)) {
            throw statement
                    .required("Effect")
                    .invalid("a resource control policy denies; only AWS's own RCPFullAWSAccess allows");
        }
        return read;
    }

    /** The policy that AWS attaches itself, so that exported policies can be read. */
    private static boolean isFullAccess(Statement statement) {
        return statement.actions().equals(Selection.of("*"))
                && statement.resources().equals(Optional.of(Selection.of("*")))
                && statement.conditions().isEmpty();
    }

    /** Organizations and IAM take letters and digits in a Sid; policies of resources, such as S3's, take more. */
    private String sid(Field field) {
        String sid = Texts.one(field.value(), "Sid");
        if (dialect != Dialect.RESOURCE && !SID.matcher(sid).matches()) {
            throw field.value().invalid("the Sid '%s' has other characters than letters and digits".formatted(sid));
        }
        return sid;
    }

    private static Effect effect(Field field) {
        String word = Texts.one(field.value(), "Effect");
        List<String> words = Arrays.stream(Effect.values()).map(Effect::word).toList();
        return Arrays.stream(Effect.values())
                .filter(effect -> effect.word().equals(word))
                .findFirst()
                .orElseThrow(() -> field.value()
                        .invalid("Effect is Allow or Deny, not '%s'%s".formatted(word, Suggestion.near(word, words))));
    }

    private Selection actions(Elements statement) {
        Field field = statement
                .either("Action", "NotAction")
                .orElseThrow(() -> statement.object().invalid("the statement lacks Action or NotAction"));
        boolean not = field.name().equals("NotAction");
        if (not && dialect == Dialect.RESOURCE_CONTROL) {
            throw field.invalid("a resource control policy has no NotAction; list the actions in Action");
        }
        List<String> patterns = Texts.many(field.value(), field.name());
        patterns.forEach(pattern -> action(pattern, field, statement));
        return new Selection(not, patterns);
    }

    private void action(String pattern, Field field, Elements statement) {
        if (!ACTION.matcher(pattern).matches()) {
            throw field.value()
                    .invalid("'%s' is no action; write service:Name, with * and ? in the name alone, or *"
                            .formatted(pattern));
        }
        boolean all = pattern.equals("*") || pattern.equals("*:*");
        boolean denies = statement
                .field("Effect")
                .filter(effect -> Texts.one(effect.value(), "Effect").equals("Deny"))
                .isPresent();
        if (all && denies && dialect == Dialect.RESOURCE_CONTROL) {
            throw field.value()
                    .invalid(
                            "a resource control policy does not take '*' for its actions; name services, such as s3:*");
        }
    }

    private Optional<Selection> resources(Elements statement) {
        Optional<Field> field = statement.either("Resource", "NotResource");
        if (field.isEmpty() && dialect != Dialect.RESOURCE) {
            throw statement.object().invalid("the statement lacks Resource or NotResource; \"*\" means any");
        }
        return field.map(written -> new Selection(
                written.name().equals("NotResource"),
                Texts.many(written.value(), written.name()).stream()
                        .map(pattern -> resource(pattern, written))
                        .toList()));
    }

    /** IAM wants an ARN or {@code *}; whatever else stands there matches nothing. */
    private static String resource(String pattern, Field field) {
        boolean arn = pattern.startsWith("arn:") || pattern.contains("*") || pattern.contains("${");
        if (!arn) {
            throw field.value().invalid("'%s' is no resource; write an ARN, or * for any".formatted(pattern));
        }
        if (Variables.unclosed(pattern)) {
            throw field.value()
                    .invalid("'%s' opens a variable that it does not close; write ${key}".formatted(pattern));
        }
        return pattern;
    }
}
