package dev.parapet.scp.catalogue;

import java.util.Optional;
import java.util.regex.Pattern;

/** What the value of a parameter looks like, and how to say that it does not. */
enum Shape {
    PARTITION("aws(-[a-z]+){0,2}", "is no partition; write aws, aws-cn or aws-us-gov"),
    PATH(
            "[\\w+=,.@-]{2,}(/[\\w+=,.@-]+)*",
            "is no path; write it without slashes at its ends, such as parapet or platform/parapet"),
    ROLE(
            "[\\w+=,.@-]{2}[\\w+=,.@/*?-]*",
            "names nobody in particular; write a path and a name, such as parapet/deployer or stacksets-exec-*"),
    NAME("[A-Za-z][\\w-]{2,}", "is no beginning of names; write at least three letters, such as parapet-"),
    TAG("[\\w.:/=+@-]{1,128}", "is no key of a tag"),
    ORGANIZATION("o-[a-z0-9]{10,32}", "is no organization; its id looks like o-a1b2c3d4e5"),
    ACCOUNT("\\d{12}", "is no account; write its twelve digits, in quotes"),
    BUCKET("[a-z0-9][a-z0-9.-]{2,62}", "is no name of a bucket"),
    KEY("arn:aws[a-z-]*:kms:[a-z0-9-]+:\\d{12}:key/[\\w-]+", "is no ARN of a KMS key; an alias will not do"),
    REGION("[a-z]{2,4}(-[a-z]+)+-\\d", "is no region; write it as eu-west-1"),
    INSTANCE_TYPE("[a-z0-9*?-]+[a-z0-9.*?-]*", "is no pattern of an instance type; write it as p* or *.metal*"),
    ISSUER("[a-z0-9.-]+\\.[a-z]{2,}(/[\\w./-]*)?", "is no issuer; write its host and path without https://"),
    SUBJECT("[\\w:/@.-]{3}[\\w:/@.*?-]*", "would let everybody in; begin it with your own name, as in repo:acme/*"),
    NUMBER("[1-9]\\d{0,11}", "is no number of milliseconds");

    private final Pattern pattern;
    private final String problem;

    Shape(String pattern, String problem) {
        this.pattern = Pattern.compile(pattern);
        this.problem = problem;
    }

    String pattern() {
        return pattern.pattern();
    }

    /** What is wrong with a value, if anything is. */
    Optional<String> problem(String value) {
        return pattern.matcher(value).matches() ? Optional.empty() : Optional.of(problem);
    }
}
