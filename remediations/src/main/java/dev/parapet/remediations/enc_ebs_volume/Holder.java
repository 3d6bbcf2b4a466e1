package dev.parapet.remediations.enc_ebs_volume;

/** Who knows a volume by its id, so that another cannot quietly take its place. */
enum Holder {
    SEVERAL_INSTANCES("several instances write to it at once, and no snapshot shows them all at rest"),
    OUTPOST("it lives on an Outpost, where snapshots and keys are set up by the site"),
    SERVICE("an AWS service runs it for the account and lets nobody else detach it"),
    KUBERNETES("Kubernetes knows it by its id and would attach the old one again");

    private final String why;

    Holder(String why) {
        this.why = why;
    }

    String why() {
        return why;
    }
}
