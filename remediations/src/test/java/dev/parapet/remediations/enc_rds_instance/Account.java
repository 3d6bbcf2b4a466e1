package dev.parapet.remediations.enc_rds_instance;

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
 * As much of RDS as an encryption meets: instances that are busy for a while after each change, snapshots that take time,
 * security groups, and clients that write whenever they reach the database. It checks at each moment that a client which
 * reaches the database finds everything it has written.
 */
final class Account implements Aws, Ec2Model.Around {
    static final String NAME = "orders";
    static final String ID = "db-ABCDEFGHIJKLMNOPQRSTUVWXYZ";
    static final Set<String> CLIENTS = Set.of("sg-clients");

    /** One database. */
    static final class Db {
        final String id;
        String name;
        final boolean encrypted;
        final Map<String, String> tags = new HashMap<>();
        final Map<String, String> roles = new TreeMap<>();
        Set<String> groups;
        int retention = 1;
        long written;
        boolean known;
        boolean connected;
        int busy;
        Runnable then = () -> {};
        String status = "available";

        Db(String id, String name, boolean encrypted, Set<String> groups, long written) {
            this.id = id;
            this.name = name;
            this.encrypted = encrypted;
            this.groups = groups;
            this.written = written;
        }

        void work(String at, int looks, Runnable end) {
            status = at;
            busy = looks;
            then = end;
        }
    }

    /** One snapshot. */
    static final class Snap {
        final String name;
        final boolean encrypted;
        final long written;
        final String owner;
        int busy;
        String status = "creating";

        Snap(String name, boolean encrypted, long written, String owner, int busy) {
            this.name = name;
            this.encrypted = encrypted;
            this.written = written;
            this.owner = owner;
            this.busy = busy;
        }
    }

    final List<Db> instances = new ArrayList<>();
    final Map<String, Snap> snapshots = new TreeMap<>();
    final List<String> story = new ArrayList<>();
    final Mishaps mishaps;

    /** The piece that fails while AWS makes it, if any. */
    final Optional<String> doomed;

    private final RdsModel rds = new RdsModel(this);
    private final Ec2Model ec2 = new Ec2Model(this);
    private long acknowledged;

    Account(Mishaps mishaps, Optional<String> doomed) {
        this.mishaps = mishaps;
        this.doomed = doomed;
        Db db = new Db(ID, NAME, false, CLIENTS, 0);
        db.retention = 14;
        db.tags.put("team", "orders");
        db.roles.put("s3Import", "arn:aws:iam::111122223333:role/import");
        instances.add(db);
    }

    /** Something is asked of AWS, so some time has passed: work goes on, and clients write where they can. */
    @Override
    public void passes() {
        for (Db db : List.copyOf(instances)) {
            if (db.busy > 0 && --db.busy == 0) {
                db.status = "available";
                db.then.run();
            }
        }
        for (Snap snap : snapshots.values()) {
            if (snap.busy > 0 && --snap.busy == 0) {
                snap.status = doomed.equals(Optional.of(snap.name)) ? "failed" : "available";
            }
        }
        clientsWrite();
    }

    /**
     * A new connection needs the group, and the name or an address that a client remembers; one that stands needs neither,
     * until a restart.
     */
    private void clientsWrite() {
        for (Db db : instances) {
            boolean found = db.name.equals(NAME) || db.known;
            db.connected |= found && db.groups.equals(CLIENTS) && !db.status.equals("creating");
            db.known |= db.connected;
            if (db.connected) {
                if (db.written < acknowledged) {
                    throw new AssertionError("clients miss %d of what they wrote".formatted(acknowledged - db.written));
                }
                acknowledged = ++db.written;
            }
        }
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

    /** Nothing more happens until AWS has finished whatever it is at. */
    void rests() {
        for (int i = 0; i < 20; i++) {
            passes();
        }
    }

    @Override
    public boolean uses(String group) {
        return instances.stream().anyMatch(db -> db.busy > 0 || db.groups.contains(group));
    }

    Optional<Db> named(String name) {
        return instances.stream().filter(db -> db.name.equals(name)).findFirst();
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
