package dev.parapet.cli;

/** A guardrail was named that this version does not have. */
final class UnknownGuardrail extends RuntimeException {
    private static final long serialVersionUID = 1L;

    UnknownGuardrail(String id) {
        super("there is no guardrail '%s'; parapet catalogue lists them all".formatted(id));
    }
}
