package dev.parapet.cli.demo;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.parapet.core.Json;
import dev.parapet.sandbox.Detector;
import dev.parapet.sandbox.Organization;
import dev.parapet.sandbox.Sandbox;
import dev.parapet.sandbox.Scene;
import dev.parapet.sandbox.Staged;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;

/** Where faults are planted, and the list of what the detectors say about them. */
public final class Stage {
    private final Sandbox sandbox;
    private final Organization organization;
    private final List<Told> told = new ArrayList<>();
    private final List<Twin> twins = new ArrayList<>();
    private int faults;

    Stage(Sandbox sandbox, Organization organization) {
        this.sandbox = sandbox;
        this.organization = organization;
    }

    /**
     * One event on a bus.
     *
     * @param account on whose default bus it appears
     * @param note what is special about it, for the person who watches; empty when nothing is
     */
    public record Told(String account, String region, String event, String note) {
        /** The event as it leaves that bus: AWS names the account there, whatever the sender wrote. */
        public String delivered() {
            try {
                return ((ObjectNode) Json.read(event)).put("account", account).toPrettyString() + "\n";
            } catch (JsonProcessingException e) {
                throw new IllegalStateException("the demo tells broken JSON: " + event, e);
            }
        }
    }

    /** One account, by its name, in one region. */
    final class Place {
        private final String account;
        private final String region;

        private Place(String name, String region) {
            this.account = organization.id(name);
            this.region = region;
        }

        String account() {
            return account;
        }

        <B extends AwsClientBuilder<B, C>, C> C client(Supplier<B> builder) {
            return sandbox.fixture(account, region).client(builder);
        }

        /** What its own detectors say. */
        Detector saw() {
            return new Detector(account, region);
        }

        void tell(String event) {
            tell(event, "");
        }

        void tell(String event, String note) {
            told.add(new Told(account, region, event, note));
        }

        /** What stands here has a fault. */
        void fault() {
            faults++;
        }

        /** What stands here has none, and looks like this. */
        void healthy(String resource, Supplier<String> look) {
            twins.add(Twin.of(resource, look));
        }

        /** Plants a scene, and what its detector says. */
        void play(Scene scene, String name) {
            Staged staged = scene.stage(sandbox, account, region, name);
            if (!staged.stands()) {
                throw new IllegalStateException("the fault of scene %s does not stand here".formatted(scene));
            }
            faults++;
            told.add(new Told(staged.account(), staged.region(), staged.event(), ""));
        }

        void rdsStatus(String instance, String status) {
            sandbox.rdsStatus(account, region, instance, status);
        }
    }

    Place in(String account, String region) {
        return new Place(account, region);
    }

    List<Told> told() {
        return List.copyOf(told);
    }

    int faults() {
        return faults;
    }

    List<Twin> twins() {
        return List.copyOf(twins);
    }
}
