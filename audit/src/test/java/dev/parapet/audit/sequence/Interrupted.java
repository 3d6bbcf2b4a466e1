package dev.parapet.audit.sequence;

import dev.parapet.audit.log.LogStore;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** Stores that ask at every operation whether something shall happen before, in place of, or after it. */
interface Interrupted {
    /** Does the operation, or not. */
    <T> T at(Supplier<T> operation);

    private void run(Runnable operation) {
        at(() -> {
            operation.run();
            return true;
        });
    }

    default Stores over(Stores stores) {
        return new Stores(outbox(stores.outbox()), heads(stores.heads()), log(stores.log()));
    }

    default HeadStore heads(HeadStore heads) {
        return new HeadStore() {
            @Override
            public Head read() {
                return at(heads::read);
            }

            @Override
            public boolean swap(Head seen, Head next) {
                return at(() -> heads.swap(seen, next));
            }

            @Override
            public boolean assign(Head seen, Head next, Batch batch) {
                return at(() -> heads.assign(seen, next, batch));
            }

            @Override
            public Batch batch(long start) {
                return at(() -> heads.batch(start));
            }
        };
    }

    default Outbox outbox(Outbox outbox) {
        return new Outbox() {
            @Override
            public boolean put(String id, byte[] entry) {
                return at(() -> outbox.put(id, entry));
            }

            @Override
            public List<String> pending(int limit) {
                return at(() -> outbox.pending(limit));
            }

            @Override
            public Map<String, byte[]> entries(List<String> ids) {
                return at(() -> outbox.entries(ids));
            }

            /** Record by record, as a table does it: a crash may come between any two. */
            @Override
            public void sequenced(long first, List<String> ids) {
                for (int i = 0; i < ids.size(); i++) {
                    long place = first + i;
                    String id = ids.get(i);
                    run(() -> outbox.sequenced(place, List.of(id)));
                }
            }

            @Override
            public OptionalLong index(String id) {
                return at(() -> outbox.index(id));
            }

            @Override
            public Backlog backlog() {
                return at(outbox::backlog);
            }
        };
    }

    default LogStore log(LogStore log) {
        return new LogStore() {
            @Override
            public Optional<byte[]> get(String path) {
                return at(() -> log.get(path));
            }

            @Override
            public void create(String path, byte[] bytes) {
                run(() -> log.create(path, bytes));
            }

            @Override
            public boolean swap(String path, Optional<byte[]> seen, byte[] bytes) {
                return at(() -> log.swap(path, seen, bytes));
            }

            @Override
            public void list(String folder, Consumer<String> each) {
                run(() -> log.list(folder, each));
            }

            @Override
            public void delete(String path) {
                run(() -> log.delete(path));
            }
        };
    }
}
