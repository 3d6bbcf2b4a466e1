package dev.parapet.scp.lint;

import dev.parapet.scp.PolicyType;
import dev.parapet.scp.language.Dialect;
import dev.parapet.scp.pack.Attached;

/** A policy as it lies in a file. */
public record Source(String file, PolicyType type, String text) {
    /** As it would be rendered. */
    public static Source of(Attached attached) {
        return new Source(
                attached.file(), attached.policy().type(), attached.policy().content());
    }

    Dialect dialect() {
        return type == PolicyType.RESOURCE_CONTROL ? Dialect.RESOURCE_CONTROL : Dialect.SERVICE_CONTROL;
    }

    boolean hasStatements() {
        return type == PolicyType.SERVICE_CONTROL || type == PolicyType.RESOURCE_CONTROL;
    }

    /** The line of a quoted text, behind a quoted name if that stands anywhere. */
    int line(String name, String quoted) {
        int from = Math.max(0, text.indexOf('"' + name + '"'));
        int at = text.indexOf('"' + quoted + '"', from);
        int found = at < 0 ? Math.max(from, text.indexOf('"' + quoted + '"')) : at;
        return 1 + (int) text.substring(0, found).chars().filter(c -> c == '\n').count();
    }

    String name() {
        return file.substring(file.lastIndexOf('/') + 1).replaceFirst("\\.json$", "");
    }
}
