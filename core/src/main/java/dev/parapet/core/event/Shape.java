package dev.parapet.core.event;

import java.util.regex.Pattern;

/** What an identifier must look like before it may travel on. ASCII only; every pattern runs in linear time. */
enum Shape {
    EVENT_ID("[A-Za-z0-9._:-]{1,128}", "an event id"),
    SOURCE("[!-~]{1,256}", "an event source"),
    ACCOUNT("\\d{12}", "twelve digits"),
    /** The isolated and sovereign partitions are left out: Parapet does not know their endpoints. */
    REGION(
            "(?:us-gov|[a-z]{2})-(?:north|south|east|west|central|northeast|northwest|southeast|southwest)-\\d{1,2}",
            "a region of a known partition"),
    PARTITION("aws|aws-cn|aws-us-gov", "a known partition"),
    ARN(
            "arn:(?:aws|aws-cn|aws-us-gov):[a-z0-9-]{1,40}:[a-z0-9-]{0,24}:(?:\\d{12}|aws)?:[!-~]{1,1600}",
            "an ARN of a known partition"),
    IAM_NAME("[\\w+=,.@-]{1,64}", "an IAM name"),
    ACCESS_KEY("(?:AKIA|ASIA)[A-Z0-9]{12,124}", "an access key id"),
    PRINCIPAL_TYPE("[A-Za-z]{1,32}", "a principal type"),
    /** GuardDuty types, rule names, API names, event codes: opaque words. */
    WORD("[!-~]{1,256}", "one word"),
    /** A rule name may hold blanks. */
    RULE("[!-~](?:[ -~]{0,254}[!-~])?", "a rule name"),
    CONTROL("[A-Z][A-Za-z0-9]{1,40}\\.\\d{1,4}", "a Security Hub control"),
    RESOURCE_TYPE("AWS::::Account|[A-Za-z0-9]{1,64}(?:::[A-Za-z0-9]{1,64}){1,3}", "a resource type");

    private static final int LONGEST = 2048;

    private final Pattern pattern;
    private final String words;

    Shape(String regex, String words) {
        this.pattern = Pattern.compile(regex);
        this.words = words;
    }

    boolean fits(String text) {
        return fits(pattern, text);
    }

    String words() {
        return words;
    }

    String regex() {
        return pattern.pattern();
    }

    /** No identifier is longer; a megabyte never meets a pattern. */
    static boolean fits(Pattern pattern, String text) {
        return text.length() <= LONGEST && pattern.matcher(text).matches();
    }
}
