package dev.parapet.core;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;

/**
 * What a detector says. It locates a resource and claims something about it; Parapet believes the first, after checks,
 * and never the second.
 */
public sealed interface Finding {
    /** Where it came from, and for which account it speaks. */
    Origin origin();

    /** What kind of finding it is, in the detector's words: a GuardDuty type, a rule, an API call. */
    String kind();

    /** The resources it names outright; an API call and a notice name theirs in words of their own. */
    List<ResourceId> resources();

    /** What it names outright of one resource type, each once. */
    default List<Target> named(String type) {
        return resources().stream()
                .filter(resource -> resource.type().equals(type))
                .distinct()
                .map(Target::of)
                .toList();
    }

    /**
     * A GuardDuty finding.
     *
     * @param type opaque; only prefixes of it mean anything
     * @param principals the identities it names, with their account; several for an attack sequence
     * @param resources what else it names
     */
    record GuardDuty(Origin origin, String type, List<Principal> principals, List<ResourceId> resources)
            implements Finding {
        public GuardDuty {
            principals = List.copyOf(principals);
            resources = List.copyOf(resources);
        }

        @Override
        public String kind() {
            return type;
        }
    }

    /** A Config rule that judged a resource NON_COMPLIANT; the id is Config's, not always the API's. */
    record ConfigNoncompliance(Origin origin, String rule, ResourceId resource) implements Finding {
        @Override
        public List<ResourceId> resources() {
            return List.of(resource);
        }

        @Override
        public String kind() {
            return rule;
        }
    }

    /** A resource whose configuration was recorded anew. */
    record ConfigChange(Origin origin, ResourceId resource) implements Finding {
        @Override
        public List<ResourceId> resources() {
            return List.of(resource);
        }

        @Override
        public String kind() {
            return "configuration item of " + resource.type();
        }
    }

    /**
     * A successful API call.
     *
     * @param service host name, for example {@code rds.amazonaws.com}
     * @param name CloudTrail's name of the call
     * @param caller the session issuer's ARN for a role session, else the caller's, where CloudTrail gives one
     * @param sessionName the role session's name, where there is one
     * @param request request parameters; a missing node when omitted
     * @param response response elements; a missing node when omitted
     */
    record ApiActivity(
            Origin origin,
            String service,
            String name,
            Optional<String> caller,
            Optional<String> sessionName,
            JsonNode request,
            JsonNode response)
            implements Finding {
        @Override
        public List<ResourceId> resources() {
            return List.of();
        }

        @Override
        public String kind() {
            return name;
        }
    }

    /** A Security Hub control that failed on resources. */
    record SecurityHub(Origin origin, String control, List<ResourceId> resources) implements Finding {
        public SecurityHub {
            resources = List.copyOf(resources);
        }

        @Override
        public String kind() {
            return control;
        }
    }

    /** A notice of AWS Health about credentials; the entities are access key ids. */
    record HealthNotice(Origin origin, String code, List<String> entities) implements Finding {
        public HealthNotice {
            entities = List.copyOf(entities);
        }

        @Override
        public List<ResourceId> resources() {
            return List.of();
        }

        @Override
        public String kind() {
            return code;
        }
    }

    /** Access Analyzer found a resource open to somebody outside. */
    record ExternalAccess(Origin origin, ResourceId resource) implements Finding {
        @Override
        public List<ResourceId> resources() {
            return List.of(resource);
        }

        @Override
        public String kind() {
            return "external access to " + resource.type();
        }
    }
}
