package dev.parapet.core;

/** How bad a fault is while it stands, in the four words of Security Hub. */
public enum Severity {
    LOW,
    MEDIUM,
    HIGH,
    CRITICAL
}
