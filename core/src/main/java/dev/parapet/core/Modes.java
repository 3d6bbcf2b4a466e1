package dev.parapet.core;

/** How far each guardrail may go on each resource. */
@FunctionalInterface
public interface Modes {
    /** Safe writes are made; the others wait for approval. */
    Modes BY_RISK = (control, resource, risk) -> risk == Risk.SAFE ? Mode.ENFORCE : Mode.APPROVE;

    /** The mode for a plan of that risk. */
    Mode mode(Control control, ResourceId resource, Risk risk);

    /** How much a guardrail may do by itself. */
    default Limits limits(Control control) {
        return Limits.STANDARD;
    }

    /** One mode for everything. */
    static Modes always(Mode mode) {
        return (control, resource, risk) -> mode;
    }
}
