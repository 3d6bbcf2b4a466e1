package dev.parapet.sandbox;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** One line of the table: the path, the query parameters and the header that make an operation. */
record RestPattern(
        Pattern path, List<String> labels, List<String> query, List<String> headers, String operation, int weight) {
    private static final Pattern LABEL = Pattern.compile("\\{([^}+]+)(\\+?)}");

    /** Reads {@code /{Bucket}/{Key+}?uploadId#x-amz-copy-source}. The more a pattern asks for, the earlier it is tried. */
    static RestPattern of(String text, String operation) {
        String[] uriAndHeader = text.split("#", 2);
        String[] pathAndQuery = uriAndHeader[0].split("\\?", 2);
        List<String> query = pathAndQuery.length > 1 ? List.of(pathAndQuery[1].split("&", -1)) : List.of();
        List<String> headers = uriAndHeader.length > 1 ? List.of(uriAndHeader[1]) : List.of();
        List<String> labels = new ArrayList<>();
        Pattern path = path(Target.trimmed(pathAndQuery[0]), labels);
        int literal = LABEL.matcher(pathAndQuery[0]).replaceAll("").length();
        return new RestPattern(
                path, labels, query, headers, operation, 100 * literal + 10 * query.size() + headers.size());
    }

    private static Pattern path(String text, List<String> labels) {
        StringBuilder regex = new StringBuilder();
        Matcher label = LABEL.matcher(text);
        int end = 0;
        while (label.find()) {
            regex.append(Pattern.quote(text.substring(end, label.start())));
            regex.append(label.group(2).isEmpty() ? "([^/]+)" : "(.+)");
            labels.add(label.group(1));
            end = label.end();
        }
        return Pattern.compile(regex.append(Pattern.quote(text.substring(end))).toString());
    }

    Optional<RestOperations.Match> match(Message request, Target target) {
        Matcher matcher = path.matcher(target.path());
        boolean fits = matcher.matches()
                && query.stream().allMatch(target::asks)
                && headers.stream().allMatch(name -> request.header(name).isPresent());
        return fits ? Optional.of(new RestOperations.Match(operation, named(matcher))) : Optional.empty();
    }

    private Map<String, String> named(Matcher matcher) {
        Map<String, String> named = new HashMap<>();
        for (int label = 0; label < labels.size(); label++) {
            named.put(labels.get(label), Target.decoded(matcher.group(label + 1)));
        }
        return named;
    }
}
