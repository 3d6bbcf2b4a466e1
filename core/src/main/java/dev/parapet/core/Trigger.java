package dev.parapet.core;

import java.util.List;

/**
 * One kind of event that reveals a fault. Each trigger is an EventBridge pattern; the same pattern wakes the function in
 * the cloud and routes the event on a laptop.
 */
public sealed interface Trigger {
    /** The EventBridge pattern, as JSON. */
    String pattern();

    /** Which service raises it, as {@code source} in the event: {@code aws.guardduty}. */
    String source();

    /** What it is, in a few words for people. */
    String describe();

    /** How long after the fault it usually arrives. */
    Speed speed();

    /** How long a trigger usually takes to arrive after the fault. */
    enum Speed {
        /** CloudTrail through EventBridge: seconds to two minutes. */
        SECONDS,
        /** Config change rules, Access Analyzer, Health: minutes. */
        MINUTES,
        /** GuardDuty and Security Hub: minutes to hours. */
        HOURS
    }

    /**
     * An API call seen by CloudTrail. Failed calls are kept away by the pattern.
     *
     * @param service the name in {@code aws.<service>}
     * @param eventSource the host name CloudTrail gives, for example {@code rds.amazonaws.com}
     * @param eventNames CloudTrail's names, which are not always the API's; a trailing {@code *} matches a prefix
     */
    record ApiCall(String service, String eventSource, List<String> eventNames) implements Trigger {
        public ApiCall {
            eventNames = List.copyOf(eventNames);
        }

        @Override
        public String pattern() {
            return Patterns.apiCall(source(), eventSource, eventNames);
        }

        @Override
        public String source() {
            return "aws." + service;
        }

        @Override
        public String describe() {
            return "CloudTrail " + String.join(", ", eventNames);
        }

        @Override
        public Speed speed() {
            return Speed.SECONDS;
        }
    }

    /**
     * A managed Config rule that turns NON_COMPLIANT.
     *
     * @param rule the rule's usual name, for example {@code rds-instance-public-access-check}; organization rules, packs
     *     and Security Hub decorate it at both ends
     * @param resourceType CloudFormation type name of what it judges
     */
    record ConfigRule(String rule, String resourceType) implements Trigger {
        @Override
        public String pattern() {
            return Patterns.configRule(rule, resourceType);
        }

        @Override
        public String source() {
            return "aws.config";
        }

        @Override
        public String describe() {
            return "Config rule " + rule;
        }

        @Override
        public Speed speed() {
            return Speed.MINUTES;
        }
    }

    /** A configuration item of that type that was recorded anew, small or oversized. */
    record ConfigItem(String resourceType) implements Trigger {
        @Override
        public String pattern() {
            return Patterns.configItem(resourceType);
        }

        @Override
        public String source() {
            return "aws.config";
        }

        @Override
        public String describe() {
            return "Config item of " + resourceType;
        }

        @Override
        public Speed speed() {
            return Speed.MINUTES;
        }
    }

    /** GuardDuty findings whose type begins with one of the prefixes; archived ones are kept away by the pattern. */
    record GuardDutyType(List<String> prefixes) implements Trigger {
        public GuardDutyType {
            prefixes = List.copyOf(prefixes);
        }

        @Override
        public String pattern() {
            return Patterns.guardDuty(prefixes);
        }

        @Override
        public String source() {
            return "aws.guardduty";
        }

        @Override
        public String describe() {
            return "GuardDuty " + String.join(", ", prefixes);
        }

        @Override
        public Speed speed() {
            return Speed.HOURS;
        }
    }

    /** A Security Hub control that fails, in either format Security Hub speaks. */
    record SecurityHubControl(String control) implements Trigger {
        @Override
        public String pattern() {
            return Patterns.securityHub(control);
        }

        @Override
        public String source() {
            return "aws.securityhub";
        }

        @Override
        public String describe() {
            return "Security Hub " + control;
        }

        @Override
        public Speed speed() {
            return Speed.HOURS;
        }
    }

    /** An active Access Analyzer finding: a resource of that type is open to somebody outside. */
    record ExternalAccess(String resourceType) implements Trigger {
        @Override
        public String pattern() {
            return Patterns.externalAccess(resourceType);
        }

        @Override
        public String source() {
            return "aws.access-analyzer";
        }

        @Override
        public String describe() {
            return "Access Analyzer on " + resourceType;
        }

        @Override
        public Speed speed() {
            return Speed.MINUTES;
        }
    }

    /** AWS Health tells of a risk: event type codes that begin with one of the prefixes. */
    record HealthNotice(List<String> codePrefixes) implements Trigger {
        public HealthNotice {
            codePrefixes = List.copyOf(codePrefixes);
        }

        @Override
        public String pattern() {
            return Patterns.health(codePrefixes);
        }

        @Override
        public String source() {
            return "aws.health";
        }

        @Override
        public String describe() {
            return "Health " + String.join(", ", codePrefixes);
        }

        @Override
        public Speed speed() {
            return Speed.MINUTES;
        }
    }

    /**
     * Something a service tells by itself, without a call of the customer's, through CloudTrail.
     *
     * @param service the name in {@code aws.<service>}
     * @param eventNames CloudTrail's names, for example {@code CreateAccountResult}
     */
    record ServiceEvent(String service, List<String> eventNames) implements Trigger {
        public ServiceEvent {
            eventNames = List.copyOf(eventNames);
        }

        @Override
        public String pattern() {
            return Patterns.serviceEvent(source(), eventNames);
        }

        @Override
        public String source() {
            return "aws." + service;
        }

        @Override
        public String describe() {
            return "service event " + String.join(", ", eventNames);
        }

        @Override
        public Speed speed() {
            return Speed.SECONDS;
        }
    }

    /** Whatever the root user of an account does: a call of any service, or a sign-in. */
    record RootActivity() implements Trigger {
        @Override
        public String pattern() {
            return Patterns.rootActivity();
        }

        /** Calls come from the service that was called; the name stands for all of them. */
        @Override
        public String source() {
            return "aws.signin";
        }

        @Override
        public String describe() {
            return "CloudTrail, whatever the root user does";
        }

        @Override
        public Speed speed() {
            return Speed.SECONDS;
        }
    }
}
