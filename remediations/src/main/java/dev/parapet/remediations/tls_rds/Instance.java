package dev.parapet.remediations.tls_rds;

import java.util.List;
import java.util.Optional;

/**
 * What the decision needs of an instance.
 *
 * @param name the instance identifier
 * @param status RDS's word, for example {@code available}
 * @param cluster the cluster it is a member of
 * @param group its parameter group
 * @param applied RDS's word on whether it runs with what the group says, for example {@code pending-reboot}
 * @param parameter what its engine asks for TLS with; empty for an engine without such a parameter
 * @param sharing other instances under the same group
 */
public record Instance(
        String name,
        String status,
        String engine,
        Optional<String> cluster,
        String group,
        String applied,
        Optional<Parameter> parameter,
        List<String> sharing) {
    public Instance {
        sharing = List.copyOf(sharing);
    }

    boolean groupIsStandard() {
        return group.startsWith("default.");
    }

    boolean forced() {
        return parameter.filter(Parameter::forces).isPresent();
    }

    /**
     * The parameter as the group has it.
     *
     * @param value what holds, wherever it comes from
     * @param set whether somebody set it in the group, rather than the engine
     * @param dynamic whether an instance takes it without a restart
     */
    record Parameter(String name, Optional<String> value, boolean set, boolean dynamic, boolean modifiable) {
        boolean forces() {
            return value.filter(word -> word.equals("1") || word.equalsIgnoreCase("on"))
                    .isPresent();
        }

        /** What was set before; empty where the engine's own value held. */
        Optional<String> own() {
            return value.filter(word -> set);
        }
    }
}
