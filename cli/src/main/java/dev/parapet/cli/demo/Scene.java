package dev.parapet.cli.demo;

import dev.parapet.cli.demo.Stage.Told;
import dev.parapet.core.Exemption;
import dev.parapet.sandbox.Organization;
import dev.parapet.sandbox.Sandbox;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** A young company's organization: faults of every kind among healthy twins, and what AWS says about them. */
public final class Scene {
    static final String HOME = "us-east-1";
    static final String EUROPE = "eu-west-1";
    static final List<String> REGIONS = List.of(HOME, EUROPE);

    private final Organization organization;
    private final Stage stage;

    private Scene(Organization organization, Stage stage) {
        this.organization = organization;
        this.stage = stage;
    }

    static Organization organization(Sandbox sandbox) {
        return Organization.in(sandbox, "security")
                .account("security", "Security")
                .account("prod-web", "Workloads/Production")
                .account("prod-data", "Workloads/Production")
                .account("staging", "Workloads/Staging")
                .account("dev-anna", "Sandbox")
                .account("dev-ben", "Sandbox")
                .account("partner-portal", "Workloads/Production")
                .create();
    }

    static Scene plant(Sandbox sandbox, Organization organization) {
        Stage stage = new Stage(sandbox, organization);
        Keys.plant(stage);
        Databases.plant(stage);
        Buckets.plant(stage);
        Groups.plant(stage);
        return new Scene(organization, stage);
    }

    /** What the detectors say, in order. */
    public List<Told> told() {
        return stage.told();
    }

    /** What is special about some of the events. */
    public List<String> notes() {
        return told().stream().map(Told::note).filter(note -> !note.isEmpty()).toList();
    }

    /** How many resources have a fault. */
    public int faults() {
        return stage.faults();
    }

    /** How many have none. */
    public int healthy() {
        return stage.healthy();
    }

    /** The instance that was still being created when its event came. */
    void finishCreating() {
        Databases.finishCreating(stage);
    }

    /** The one database that is public on purpose. */
    List<Exemption> exemptions() {
        return List.of(new Exemption(
                "pub-rds-instance",
                organization.id("partner-portal"),
                "partner-reporting",
                "data-platform@example.com",
                "the partner reads from fixed addresses until the VPN is up",
                Instant.now().plus(Duration.ofDays(60))));
    }
}
