package dev.parapet.scp.language;

/**
 * Where a policy stands decides what it may say.
 *
 * <p>Syntax of the first two: Organizations User Guide, "SCP syntax" (with the full language since 2025-09-19) and "RCP syntax".
 */
public enum Dialect {
    /** At a root, unit or account, over principals: no Principal. */
    SERVICE_CONTROL(false, true),
    /** At a root, unit or account, over resources: denies only, everybody, and no NotAction. */
    RESOURCE_CONTROL(true, true),
    /** At a user, role or permission set, as a boundary or in a session. */
    IDENTITY(false, false),
    /** At a resource, a role's trust among them: there a statement needs a Principal, and may lack a Resource. */
    RESOURCE(true, false);

    private final boolean names;
    private final boolean organization;

    Dialect(boolean names, boolean organization) {
        this.names = names;
        this.organization = organization;
    }

    /** Whether its statements name principals. */
    public boolean namesPrincipals() {
        return names;
    }

    /** Whether AWS Organizations keeps such policies; those must say their version. */
    public boolean ofOrganization() {
        return organization;
    }
}
