package dev.parapet.audit.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** The tree against the definition in RFC 6962 section 2.1, written out word for word. */
class TreeTest {
    private static final long SEED = Long.getLong("parapet.seed", System.nanoTime());
    private static final int LARGEST = 130;
    private static final List<Hash> LEAVES = Samples.leaves(LARGEST);

    /** The eight leaves and roots that the implementations of Certificate Transparency are tested with. */
    private static final List<String> ENTRIES =
            List.of("", "00", "10", "2021", "3031", "40414243", "5051525354555657", "606162636465666768696a6b6c6d6e6f");

    private static final List<String> ROOTS = List.of(
            "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
            "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
            "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
            "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
            "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
            "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
            "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
            "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328");

    private static int split(int leaves) {
        int k = 1;
        while (2 * k < leaves) {
            k *= 2;
        }
        return k;
    }

    private static Hash root(List<Hash> leaves) {
        if (leaves.size() == 1) {
            return leaves.getFirst();
        }
        int k = split(leaves.size());
        return Rfc6962.node(root(leaves.subList(0, k)), root(leaves.subList(k, leaves.size())));
    }

    private static List<Hash> path(int m, List<Hash> leaves) {
        if (leaves.size() == 1) {
            return new ArrayList<>();
        }
        int k = split(leaves.size());
        List<Hash> left = leaves.subList(0, k);
        List<Hash> right = leaves.subList(k, leaves.size());
        List<Hash> path = m < k ? path(m, left) : path(m - k, right);
        path.add(m < k ? root(right) : root(left));
        return path;
    }

    private static List<Hash> subproof(int m, List<Hash> leaves, boolean complete) {
        if (m == leaves.size()) {
            return new ArrayList<>(complete ? List.of() : List.of(root(leaves)));
        }
        int k = split(leaves.size());
        List<Hash> left = leaves.subList(0, k);
        List<Hash> right = leaves.subList(k, leaves.size());
        List<Hash> proof = m <= k ? subproof(m, left, complete) : subproof(m - k, right, false);
        proof.add(m <= k ? root(right) : root(left));
        return proof;
    }

    private static final HashReader READER =
            (level, index) -> root(LEAVES.subList((int) index << level, (int) (index + 1) << level));

    @Test
    void the_roots_are_those_of_certificate_transparency() {
        CompactRange range = new CompactRange();
        assertThat(HexFormat.of().formatHex(range.root().bytes()))
                .isEqualTo("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
        for (int i = 0; i < ENTRIES.size(); i++) {
            range.add(Rfc6962.leaf(HexFormat.of().parseHex(ENTRIES.get(i))));
            assertThat(HexFormat.of().formatHex(range.root().bytes())).isEqualTo(ROOTS.get(i));
        }
    }

    @Test
    void roots_and_proofs_of_every_small_tree_are_those_of_the_definition() {
        CompactRange range = new CompactRange();
        for (int size = 1; size <= LARGEST; size++) {
            List<Hash> leaves = LEAVES.subList(0, size);
            range.add(leaves.getLast());
            Hash root = root(leaves);
            assertThat(range.root()).as("size %d", size).isEqualTo(root);
            for (int i = 0; i < size; i++) {
                List<Hash> proof = Inclusion.prove(i, size, READER);
                assertThat(proof).as("%d in %d", i, size).isEqualTo(path(i, leaves));
                assertThat(Inclusion.verify(leaves.get(i), i, size, proof, root))
                        .isTrue();
            }
            for (int from = 1; from <= size; from++) {
                List<Hash> proof = Consistency.prove(from, size, READER);
                assertThat(proof).as("%d to %d", from, size).isEqualTo(subproof(from, leaves, true));
                assertThat(Consistency.verify(from, root(LEAVES.subList(0, from)), size, root, proof))
                        .isTrue();
            }
        }
    }

    @Test
    void a_proof_that_was_touched_proves_nothing() {
        Random random = new Random(SEED);
        for (int round = 0; round < 2000; round++) {
            int size = 2 + random.nextInt(LARGEST - 1);
            int index = random.nextInt(size);
            int from = 1 + random.nextInt(size - 1);
            Hash root = root(LEAVES.subList(0, size));
            Hash old = root(LEAVES.subList(0, from));
            List<Hash> inclusion = touched(random, Inclusion.prove(index, size, READER));
            List<Hash> consistency = touched(random, Consistency.prove(from, size, READER));

            assertThat(Inclusion.verify(LEAVES.get(index), index, size, inclusion, root))
                    .as("-Dparapet.seed=%d round %d: %d in %d", SEED, round, index, size)
                    .isFalse();
            assertThat(Consistency.verify(from, old, size, root, consistency))
                    .as("-Dparapet.seed=%d round %d: %d to %d", SEED, round, from, size)
                    .isFalse();
        }
    }

    private static List<Hash> touched(Random random, List<Hash> proof) {
        List<Hash> touched = new ArrayList<>(proof);
        int at = random.nextInt(proof.size());
        switch (random.nextInt(3)) {
            case 0 -> touched.remove(at);
            case 1 -> touched.add(at, Rfc6962.EMPTY);
            default -> {
                Hash hash = touched.get(at);
                touched.set(at, new Hash(hash.a() ^ 1L << random.nextInt(64), hash.b(), hash.c(), hash.d()));
            }
        }
        return touched;
    }

    @Test
    void a_proof_holds_for_its_own_leaf_index_size_and_root_only() {
        List<Hash> proof = Inclusion.prove(5, 100, READER);
        Hash root = root(LEAVES.subList(0, 100));

        assertThat(Inclusion.verify(LEAVES.get(6), 5, 100, proof, root)).isFalse();
        assertThat(Inclusion.verify(LEAVES.get(5), 6, 100, proof, root)).isFalse();
        assertThat(Inclusion.verify(LEAVES.get(5), 5, 100, proof, LEAVES.get(5)))
                .isFalse();
        assertThat(Inclusion.verify(LEAVES.get(5), 5, 5, proof, root)).isFalse();
        assertThat(Inclusion.verify(LEAVES.get(5), -1, 100, proof, root)).isFalse();
    }

    @Test
    void every_tree_continues_the_empty_one_and_itself_and_no_larger_one() {
        Hash root = root(LEAVES);
        assertThat(Consistency.verify(0, Rfc6962.EMPTY, LARGEST, root, List.of()))
                .isTrue();
        assertThat(Consistency.verify(0, root, LARGEST, root, List.of())).isFalse();
        assertThat(Consistency.verify(LARGEST, root, LARGEST, root, List.of())).isTrue();
        assertThat(Consistency.verify(LARGEST, LEAVES.getFirst(), LARGEST, root, List.of()))
                .isFalse();
        assertThat(Consistency.verify(LARGEST, root, 5, root, List.of())).isFalse();
        assertThat(Consistency.verify(5, root, LARGEST, root, List.of())).isFalse();
    }
}
