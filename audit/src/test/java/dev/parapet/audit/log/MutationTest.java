package dev.parapet.audit.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.OptionalLong;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** A log that somebody with access to its files changed in one place: it is found, and the entry is named. */
class MutationTest {
    private static final long SEED = Long.getLong("parapet.seed", System.nanoTime());
    private static final int ROUNDS = Integer.getInteger("parapet.mutations", 10_000);
    private static final int SIZE = 700;
    private static final Samples.Key KEY = Samples.key();
    private static final MemoryStore WHOLE = Samples.log(KEY, 44, 300, SIZE);
    private static final byte[] HEAD = WHOLE.get("checkpoint").orElseThrow();
    private static final List<String> BUNDLES = WHOLE.paths().stream()
            .filter(path -> path.startsWith("tile/entries"))
            .toList();

    /** Of bundles 0 and 1 the older, partial ones stay when they are lost. */
    private static final List<Integer> FIRST_LOST = List.of(44, 300, 512);

    /** What was done, and what must be told about it. */
    private record Mutation(String what, MemoryStore store, OptionalLong index, String path) {}

    private enum Kind {
        FLIP_A_BIT,
        DROP,
        SWAP,
        DUPLICATE,
        CHANGE,
        TRUNCATE,
        APPEND,
        CUT_THE_TAIL,
        LOSE_A_FILE,
        PUT_BACK,
        FORK
    }

    @Test
    void the_log_before_any_change_is_intact() {
        assertThat(new Verifier(List.of(KEY.vkey()), List.of(HEAD)).verify(WHOLE))
                .isInstanceOf(Verdict.Intact.class);
    }

    @Test
    void every_change_is_found_and_the_first_bad_entry_named() {
        IntStream.range(0, ROUNDS).parallel().mapToLong(round -> SEED + round).forEach(MutationTest::isFound);
    }

    private static void isFound(long seed) {
        Mutation mutation = mutate(new Random(seed), WHOLE.copy());
        String as = "-Dparapet.seed=%d -Dparapet.mutations=1: %s".formatted(seed, mutation.what());
        Verdict verdict = new Verifier(List.of(KEY.vkey()), List.of(HEAD)).verify(mutation.store());
        assertThat(verdict).as(as).isInstanceOf(Verdict.Broken.class);
        Verdict.Broken broken = (Verdict.Broken) verdict;
        assertThat(broken.firstIndex()).as("%s: %s", as, broken).isEqualTo(mutation.index());
        assertThat(broken.faults()).as(as).extracting(Fault::path).contains(mutation.path());
    }

    private static Mutation mutate(Random random, MemoryStore store) {
        Kind kind = Kind.values()[random.nextInt(Kind.values().length)];
        return switch (kind) {
            case FLIP_A_BIT -> flip(random, store);
            case DROP, SWAP, DUPLICATE, CHANGE -> edit(kind, random, store);
            case TRUNCATE -> truncate(random, store);
            case APPEND -> append(random, store);
            case CUT_THE_TAIL -> cutTheTail(random, store);
            case LOSE_A_FILE -> lose(random, store);
            case PUT_BACK -> putBack(random);
            case FORK -> fork(random);
        };
    }

    private static <T> T any(Random random, List<T> of) {
        return of.get(random.nextInt(of.size()));
    }

    private static Mutation flip(Random random, MemoryStore store) {
        String path = any(random, store.paths());
        byte[] bytes = store.get(path).orElseThrow();
        int bit = random.nextInt(8 * bytes.length);
        bytes[bit / 8] ^= (byte) (1 << bit % 8);
        store.replace(path, bytes);
        return new Mutation("bit %d of %s".formatted(bit, path), store, entryAt(path, bit / 8), path);
    }

    /** The entry to which a byte of a file belongs, if it belongs to one. */
    private static OptionalLong entryAt(String path, int offset) {
        Tile tile = Tile.parse(path).orElse(new Tile(63, 0, 1));
        return switch (tile.level()) {
            case 0 -> OptionalLong.of(tile.entry(offset / Hash.BYTES));
            case Tile.ENTRIES -> {
                int entry = 0;
                for (int at = 0; offset >= at + 2 + Samples.entry(tile.entry(entry)).length; entry++) {
                    at += 2 + Samples.entry(tile.entry(entry)).length;
                }
                yield OptionalLong.of(tile.entry(entry));
            }
            default -> OptionalLong.empty();
        };
    }

    private static Mutation edit(Kind kind, Random random, MemoryStore store) {
        String path = any(random, BUNDLES);
        Tile tile = Tile.parse(path).orElseThrow();
        List<byte[]> entries =
                new ArrayList<>(EntryBundle.read(store, tile).orElseThrow().entries());
        int at = random.nextInt(entries.size());
        int first = at;
        switch (kind) {
            case DROP -> entries.remove(at);
            case SWAP -> {
                int other = (at + 1 + random.nextInt(Math.max(1, entries.size() - 1))) % entries.size();
                if (other == at) {
                    entries.set(at, new byte[] {1});
                }
                Collections.swap(entries, at, other);
                first = Math.min(at, other);
            }
            case DUPLICATE -> {
                entries.add(at, entries.get(at));
                first = at + 1;
            }
            default -> entries.set(at, new byte[] {1, 2, 3});
        }
        store.replace(path, EntryBundle.write(entries));
        return new Mutation("%s %d of %s".formatted(kind, at, path), store, OptionalLong.of(tile.entry(first)), path);
    }

    private static Mutation truncate(Random random, MemoryStore store) {
        String path = any(random, store.paths());
        byte[] bytes = store.get(path).orElseThrow();
        int left = random.nextInt(bytes.length);
        store.replace(path, Arrays.copyOf(bytes, left));
        OptionalLong index = path.startsWith("tile/entries") ? entryAt(path, left) : OptionalLong.empty();
        return new Mutation("%s cut to %d".formatted(path, left), store, index, path);
    }

    private static Mutation append(Random random, MemoryStore store) {
        String path = any(random, BUNDLES);
        Tile tile = Tile.parse(path).orElseThrow();
        byte[] bytes = store.get(path).orElseThrow();
        store.replace(path, Arrays.copyOf(bytes, bytes.length + 1 + random.nextInt(50)));
        return new Mutation("bytes behind " + path, store, OptionalLong.of(tile.entry(tile.width())), path);
    }

    /** The entries behind some index are gone, with the hashes over them or without. */
    private static Mutation cutTheTail(Random random, MemoryStore store) {
        int bundle = random.nextInt(3);
        boolean tilesToo = random.nextBoolean();
        for (long gone = bundle; gone < 3; gone++) {
            store.delete(Tile.at(Tile.ENTRIES, gone, SIZE).path());
            if (tilesToo) {
                store.delete(Tile.at(0, gone, SIZE).path());
            }
        }
        String path = Tile.at(Tile.ENTRIES, bundle, SIZE).path();
        return new Mutation(
                "tail from bundle %d on, tiles too: %s".formatted(bundle, tilesToo),
                store,
                OptionalLong.of(FIRST_LOST.get(bundle)),
                path);
    }

    private static Mutation lose(Random random, MemoryStore store) {
        int level = random.nextInt(3) - 1;
        int index = random.nextInt(Math.toIntExact(Tile.count(level, SIZE)));
        Tile tile = Tile.at(level, index, SIZE);
        store.delete(tile.path());
        return new Mutation(
                "lost " + tile.path(),
                store,
                level == Tile.ENTRIES ? OptionalLong.of(FIRST_LOST.get(index)) : OptionalLong.empty(),
                tile.path());
    }

    /** All of it as it once was, properly signed. */
    private static Mutation putBack(Random random) {
        int size = any(random, List.of(44, 300));
        return new Mutation("put back to " + size, Samples.log(KEY, size), OptionalLong.of(size), "checkpoint");
    }

    /** All of it written anew but for one entry, and signed again; the files left do not tell which entry it was. */
    private static Mutation fork(Random random) {
        int index = random.nextInt(SIZE);
        List<byte[]> entries = new ArrayList<>(Samples.entries(0, SIZE));
        entries.set(index, new byte[] {1, 2, 3});
        MemoryStore store = new MemoryStore();
        new Log(store, List.of(KEY)).integrate(0, entries);
        return new Mutation("fork at " + index, store, OptionalLong.empty(), "known checkpoint 1");
    }
}
