package dev.parapet.core;

/** A registry of exemptions that Parapet itself may add to. */
public interface ExemptionRegistry extends Exemptions {
    /** Adds an exemption; durable when this returns. */
    void grant(Exemption exemption);
}
