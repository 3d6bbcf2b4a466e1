package dev.parapet.cli.demo;

import dev.parapet.cli.demo.Stage.Told;
import dev.parapet.core.Control;
import dev.parapet.policies.ForwardingRules;
import dev.parapet.policies.Settings;
import dev.parapet.remediations.Answer;
import dev.parapet.remediations.Connection;
import dev.parapet.remediations.Dispatcher;
import dev.parapet.remediations.Guardrails;
import dev.parapet.remediations.QueueHandler;
import dev.parapet.sandbox.Call;
import dev.parapet.sandbox.EventBuses;
import dev.parapet.sandbox.Fault;
import dev.parapet.sandbox.Organization;
import dev.parapet.sandbox.Pump;
import dev.parapet.sandbox.Sandbox;
import dev.parapet.sandbox.When;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sqs.SqsClient;

/** One run: an organization, its faults, the events about them on their real way, and Parapet at the end of it. */
public final class Demo {
    private final Sandbox sandbox;
    private final Organization organization;
    private final AwsBasicCredentials credentials;
    private final Company company;

    private Demo(Sandbox sandbox, Organization organization) {
        this.sandbox = sandbox;
        this.organization = organization;
        this.credentials = organization.credentials(organization.security());
        this.company = Company.plant(sandbox, organization);
    }

    public static Demo in(Sandbox sandbox) {
        return new Demo(sandbox, Company.organization(sandbox));
    }

    public Company company() {
        return company;
    }

    public Organization organization() {
        return organization;
    }

    public AwsBasicCredentials credentials() {
        return credentials;
    }

    /** The settings of the demo: standard, with one exemption. */
    public Settings settings() {
        return Settings.of(Optional.empty(), company.exemptions());
    }

    public Connection connection() {
        return new Connection(
                Optional.of(sandbox.endpoint()),
                Region.of(Company.HOME),
                StaticCredentialsProvider.create(credentials));
    }

    /** Builds the road from every member's default bus to the queue, as it is in the cloud. */
    public EventBuses road() {
        List<Control> controls = Guardrails.controls();
        EventBuses buses =
                EventBuses.wire(sandbox, organization.security(), Company.HOME, ForwardingRules.of(controls));
        organization
                .ids()
                .values()
                .forEach(account -> Company.REGIONS.forEach(region -> buses.member(account, region)));
        return buses;
    }

    /**
     * Lets events flow until the queue is empty; what could not be done goes back on the queue and comes again.
     *
     * @param dispatcher of the Parapet behind the queue
     * @param heard told every answer
     */
    public void run(List<Told> events, EventBuses buses, Dispatcher dispatcher, Consumer<Answer> heard) {
        events.forEach(told -> buses.put(told.account(), told.region(), told.event()));
        SqsClient sqs = sandbox.fixture(organization.security(), Company.HOME).client(SqsClient::builder);
        Pump pump = new Pump(sqs, buses.queueUrl(), new QueueHandler(dispatcher, heard));
        while (pump.turn() > 0) {
            company.finishCreating();
        }
    }

    /** One write that AWS will refuse. */
    public void refuseOneWrite() {
        sandbox.proxy().inject(new Fault.AccessDenied(), When.next(1, Demo::firstWriteToTheLake));
    }

    private static boolean firstWriteToTheLake(Call call) {
        return call.operation().equals("PutBucketEncryption") && call.toString().contains(Buckets.UNLUCKY);
    }
}
