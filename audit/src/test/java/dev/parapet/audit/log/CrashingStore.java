package dev.parapet.audit.log;

import java.util.Optional;
import java.util.function.Consumer;

/** A store whose writer dies at its n-th write: before the write is done, or after it is but before anybody knows. */
final class CrashingStore implements LogStore {
    private final LogStore store;
    private final boolean done;
    private int left;

    static final class Crash extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    CrashingStore(LogStore store, int writes, boolean done) {
        this.store = store;
        this.left = writes;
        this.done = done;
    }

    private void write(Runnable action) {
        boolean dies = left-- == 0;
        if (!dies || done) {
            action.run();
        }
        if (dies) {
            throw new Crash();
        }
    }

    @Override
    public Optional<byte[]> get(String path) {
        return store.get(path);
    }

    @Override
    public void create(String path, byte[] bytes) {
        write(() -> store.create(path, bytes));
    }

    @Override
    public boolean swap(String path, Optional<byte[]> seen, byte[] bytes) {
        boolean[] swapped = new boolean[1];
        write(() -> swapped[0] = store.swap(path, seen, bytes));
        return swapped[0];
    }

    @Override
    public void list(String folder, Consumer<String> each) {
        store.list(folder, each);
    }

    @Override
    public void delete(String path) {
        write(() -> store.delete(path));
    }
}
