package dev.parapet.remediations.enc_rds_cluster;

import dev.parapet.core.Aws;
import dev.parapet.remediations.shared.Ec2Model;
import dev.parapet.remediations.shared.Mishaps;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.core.SdkClient;
import software.amazon.awssdk.services.rds.RdsClientBuilder;

/**
 * As much of RDS as the encryption of a cluster meets: clusters and instances that are busy for a while after each change,
 * snapshots that take time, and clients that write whenever they reach an instance, by its endpoint or by the Data API. It
 * checks at each moment that a client which reaches the cluster finds everything it has written.
 */
final class Account implements Aws, Ec2Model.Around {
    static final String NAME = "shop";
    static final String ID = "cluster-ABCDEFGHIJKLMNOPQRSTUVWXYZ";
    static final Set<String> CLIENTS = Set.of("sg-clients");

    /** Whatever is busy for a while. */
    static class Thing {
        String name;
        int busy;
        Runnable then = () -> {};
        String status = "available";

        Thing(String name) {
            this.name = name;
        }

        void work(String at, int looks, Runnable end) {
            status = at;
            busy = looks;
            then = end;
        }

        void passes() {
            if (busy > 0 && --busy == 0) {
                status = "available";
                then.run();
            }
        }

        boolean available() {
            return status.equals("available");
        }
    }

    /** A cluster with its storage. */
    static final class Storage extends Thing {
        final String id;
        final boolean encrypted;
        final Map<String, String> tags = new HashMap<>();
        final Map<String, String> roles = new TreeMap<>();
        Set<String> groups;
        int retention = 1;
        boolean dataApi;
        long written;

        Storage(String id, String name, boolean encrypted, Set<String> groups, long written) {
            super(name);
            this.id = id;
            this.encrypted = encrypted;
            this.groups = groups;
            this.written = written;
        }
    }

    /** An instance of a cluster, and whether clients know its address and are connected to it. */
    static final class Node extends Thing {
        final Storage storage;
        boolean known;
        boolean connected;

        Node(String name, Storage storage) {
            super(name);
            this.storage = storage;
        }
    }

    /** A snapshot. */
    static final class Snap extends Thing {
        final long written;
        final String owner;

        Snap(String name, long written, String owner) {
            super(name);
            this.written = written;
            this.owner = owner;
        }
    }

    final List<Storage> clusters = new ArrayList<>();
    final List<Node> nodes = new ArrayList<>();
    final List<Snap> snapshots = new ArrayList<>();
    final List<String> story = new ArrayList<>();
    final Mishaps mishaps;

    /** The piece that fails while AWS makes it, if any. */
    final Optional<String> doomed;

    /** Whether RDS takes no change of a cluster while an instance of it is busy, and none of an instance while its cluster is. */
    final boolean strict;

    private final RdsModel rds = new RdsModel(this);
    private final Ec2Model ec2 = new Ec2Model(this);
    private long acknowledged;

    Account(Mishaps mishaps, Optional<String> doomed, boolean strict) {
        this.mishaps = mishaps;
        this.doomed = doomed;
        this.strict = strict;
        Storage storage = new Storage(ID, NAME, false, CLIENTS, 0);
        storage.retention = 14;
        storage.dataApi = true;
        storage.tags.put("team", "shop");
        storage.roles.put("arn:aws:iam::111122223333:role/import", "s3Import");
        clusters.add(storage);
        nodes.add(new Node("shop-1", storage));
        nodes.add(new Node("shop-2", storage));
    }

    @Override
    public void passes() {
        List.copyOf(clusters).forEach(Thing::passes);
        List.copyOf(nodes).forEach(Thing::passes);
        List.copyOf(snapshots).forEach(Thing::passes);
        clientsWrite();
    }

    /**
     * A new connection needs the group, and a name or an address that a client remembers; one that stands needs neither, until a
     * restart. The Data API needs the cluster's name and no group.
     */
    private void clientsWrite() {
        for (Node node : nodes) {
            Storage storage = node.storage;
            boolean found =
                    storage.name.equals(NAME) || Set.of("shop-1", "shop-2").contains(node.name) || node.known;
            boolean up = !Set.of("creating", "renaming", "deleting").contains(node.status);
            node.connected |= found && up && storage.groups.equals(CLIENTS);
            node.known |= node.connected;
            if (node.connected || (storage.name.equals(NAME) && storage.dataApi && up)) {
                written(storage);
            }
        }
    }

    private void written(Storage storage) {
        if (storage.written < acknowledged) {
            throw new AssertionError("clients miss %d of what they wrote".formatted(acknowledged - storage.written));
        }
        acknowledged = ++storage.written;
    }

    @Override
    public void write(String write, Runnable served) {
        passes();
        try {
            mishaps.around(write, () -> {
                served.run();
                story.add(write);
            });
        } catch (RuntimeException | Error e) {
            story.add("%s: %s".formatted(write, e.getClass().getSimpleName()));
            throw e;
        }
    }

    @Override
    public boolean uses(String group) {
        return clusters.stream().anyMatch(cluster -> cluster.busy > 0 || cluster.groups.contains(group));
    }

    /** Nothing more happens until AWS has finished whatever it is at. */
    void rests() {
        for (int i = 0; i < 20; i++) {
            passes();
        }
    }

    Optional<Storage> named(String name) {
        return clusters.stream().filter(cluster -> cluster.name.equals(name)).findFirst();
    }

    List<Node> of(Storage storage) {
        return nodes.stream().filter(node -> node.storage == storage).toList();
    }

    @Override
    @SuppressWarnings("unchecked")
    public <B extends AwsClientBuilder<B, C>, C extends SdkClient> C client(Supplier<B> builder) {
        return (C) (builder.get() instanceof RdsClientBuilder ? rds : ec2);
    }

    @Override
    public boolean inOrganization(String account) {
        return true;
    }

    @Override
    public Instant now() {
        return Instant.parse("2026-11-23T03:15:22.500Z");
    }
}
