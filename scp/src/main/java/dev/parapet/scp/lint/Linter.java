package dev.parapet.scp.lint;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.parapet.core.Json;
import dev.parapet.scp.PolicyType;
import dev.parapet.scp.actions.AuthorizationTable;
import dev.parapet.scp.evaluate.NamedPolicy;
import dev.parapet.scp.language.Policy;
import dev.parapet.scp.language.PolicyInvalid;
import dev.parapet.scp.language.Statement;
import dev.parapet.scp.lint.Remark.Level;
import dev.parapet.scp.pack.Budget;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Reads policies as somebody would who has seen them go wrong. */
public final class Linter {
    private final List<Rule> rules;
    private final Budget scp;
    private final Budget rcp;

    /** With the quotas that hold. */
    public Linter(Budget scp, Budget rcp) {
        AuthorizationTable table = AuthorizationTable.shipped();
        ActionRules actions = new ActionRules(table);
        KeyRules keys = new KeyRules(table);
        this.rules = List.of(
                actions::exist,
                actions::reachable,
                keys::exist,
                keys::otherResources,
                ConditionRules::versions,
                ConditionRules::root,
                ConditionRules::together,
                ConditionRules::viaService);
        this.scp = scp;
        this.rcp = rcp;
    }

    /**
     * All there is to say, file by file.
     *
     * @param needs what must not be denied
     */
    public List<Remark> lint(List<Source> sources, List<Need> needs) {
        List<Remark> remarks = new ArrayList<>();
        Map<Source, Policy> read = new LinkedHashMap<>();
        for (Source source : sources) {
            remarks.addAll(text(source));
            if (source.hasStatements()) {
                statements(source, read, remarks);
            }
        }
        remarks.addAll(new Lockout(read).remarks(needs));
        return remarks;
    }

    private void statements(Source source, Map<Source, Policy> read, List<Remark> remarks) {
        try {
            Policy policy = Policy.parse(source.text(), source.dialect());
            read.put(source, policy);
            policy.statements().stream()
                    .flatMap(statement -> statement(source, statement))
                    .forEach(remarks::add);
            size(source, policy.json(), remarks);
        } catch (PolicyInvalid e) {
            remarks.add(new Remark(source.file(), e.line(), Level.ERROR, e.reason(), "Organizations would refuse it"));
        }
    }

    private Stream<Remark> statement(Source source, Statement statement) {
        return rules.stream()
                .flatMap(rule -> rule.of(statement, source.dialect()))
                .distinct()
                .map(objection -> new Remark(
                        source.file(),
                        source.line(statement.sid().orElse("Statement"), objection.quoted()),
                        objection.level(),
                        objection.what(),
                        objection.advice()));
    }

    private void size(Source source, String minified, List<Remark> remarks) {
        int most = most(source.type());
        int length = source.text().strip().length();
        if (minified.length() > most) {
            remarks.add(error(
                    source, "%d characters, and a policy takes %d".formatted(minified.length(), most), "split it"));
        } else if (length > most) {
            remarks.add(error(
                    source,
                    "%d characters, and a policy takes %d".formatted(length, most),
                    "take the white space out, then it has %d: the API counts every character"
                            .formatted(minified.length())));
        }
    }

    private int most(PolicyType type) {
        return switch (type) {
            case SERVICE_CONTROL -> scp.size();
            case RESOURCE_CONTROL -> rcp.size();
            case DECLARATIVE_EC2, S3, TAG, AI_SERVICES_OPT_OUT, BACKUP -> Budget.size(type);
        };
    }

    private List<Remark> text(Source source) {
        List<Remark> remarks = new ArrayList<>();
        source.text()
                .lines()
                .filter(line -> !line.chars().allMatch(c -> c < 128))
                .findFirst()
                .ifPresent(line -> remarks.add(new Remark(
                        source.file(),
                        1
                                + (int) source.text()
                                        .substring(0, source.text().indexOf(line))
                                        .chars()
                                        .filter(c -> c == '\n')
                                        .count(),
                        Level.ERROR,
                        "it holds characters that are not ASCII, which AWS counts in bytes in some places",
                        "write it in ASCII")));
        if (!source.hasStatements()) {
            attributes(source, remarks);
        }
        return remarks;
    }

    private void attributes(Source source, List<Remark> remarks) {
        try {
            size(source, Json.read(source.text()).toString(), remarks);
        } catch (JsonProcessingException e) {
            remarks.add(new Remark(
                    source.file(),
                    e.getLocation() == null ? 1 : Math.max(1, e.getLocation().getLineNr()),
                    Level.ERROR,
                    "not JSON: " + e.getOriginalMessage(),
                    "Organizations would refuse it"));
        }
    }

    private static Remark error(Source source, String what, String advice) {
        return new Remark(source.file(), 1, Level.ERROR, what, advice);
    }

    static NamedPolicy named(Map.Entry<Source, Policy> each) {
        return new NamedPolicy(each.getKey().name(), each.getValue());
    }
}
