package dev.parapet.cli.demo;

import dev.parapet.cli.demo.Stage.Told;
import dev.parapet.core.Exemption;
import dev.parapet.sandbox.Organization;
import dev.parapet.sandbox.Sandbox;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/** A young company's organization: faults of every kind among healthy twins, and what AWS says about them. */
public final class Company {
    static final String HOME = "us-east-1";
    static final String EUROPE = "eu-west-1";
    /** Where the company works. */
    public static final List<String> REGIONS = List.of(HOME, EUROPE);

    private final Organization organization;
    private final Stage story;
    private final Stage others;

    private Company(Organization organization, Stage story, Stage others) {
        this.organization = organization;
        this.story = story;
        this.others = others;
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

    static Company plant(Sandbox sandbox, Organization organization) {
        Stage story = new Stage(sandbox, organization);
        Keys.plant(story);
        Databases.plant(story);
        Buckets.plant(story);
        Groups.plant(story);
        Stage others = new Stage(sandbox, organization);
        OneOfEachKind.plant(others);
        return new Company(organization, story, others);
    }

    /** What the detectors say in the story that is told line by line: detours, a forgery, a refusal. */
    public List<Told> story() {
        return story.told();
    }

    /** What they say about one fault of every kind there is. */
    public List<Told> others() {
        return others.told();
    }

    /** Everything they say, in order. */
    public List<Told> told() {
        return Stream.concat(story().stream(), others().stream()).toList();
    }

    /** What is special about some of the events. */
    public List<String> notes() {
        return story().stream().map(Told::note).filter(note -> !note.isEmpty()).toList();
    }

    /** How many faults were planted; one resource may come to have more than the one it was planted with. */
    public int faults() {
        return story.faults() + others.faults();
    }

    /** Resources that look like those with a fault and have none. */
    public List<Twin> twins() {
        return story.twins();
    }

    /** The instance that was still being created when its event came. */
    void finishCreating() {
        Databases.finishCreating(story);
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
