package dev.parapet.scp;

/**
 * The kinds of organization policy that Parapet writes.
 *
 * <p>Organizations' API takes the name as a string, because newer kinds are missing from the enumeration of the SDK.
 */
public enum PolicyType {
    SERVICE_CONTROL("SERVICE_CONTROL_POLICY", "scp"),
    RESOURCE_CONTROL("RESOURCE_CONTROL_POLICY", "rcp"),
    DECLARATIVE_EC2("DECLARATIVE_POLICY_EC2", "declarative"),
    S3("S3_POLICY", "s3"),
    TAG("TAG_POLICY", "tag"),
    AI_SERVICES_OPT_OUT("AISERVICES_OPT_OUT_POLICY", "ai-opt-out"),
    BACKUP("BACKUP_POLICY", "backup");

    private final String api;
    private final String folder;

    PolicyType(String api, String folder) {
        this.api = api;
        this.folder = folder;
    }

    /** As {@code organizations:CreatePolicy} calls it. */
    public String api() {
        return api;
    }

    /** The folder in which rendered policies of the kind lie. */
    public String folder() {
        return folder;
    }
}
