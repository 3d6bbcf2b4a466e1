package dev.parapet.core.event;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** {@code -Dparapet.accept=true} writes the expectations anew; the diff is then to be read. */
class CorpusTest {
    static List<Corpus.Sample> samples() {
        return Corpus.all();
    }

    @ParameterizedTest
    @MethodSource("samples")
    void a_sample_event_becomes_what_stands_beside_it(Corpus.Sample sample) throws IOException {
        String actual = Rendering.of(Events.read(sample.json()));
        if (Boolean.getBoolean("parapet.accept")) {
            Files.writeString(sample.expectation(), actual);
        }
        assertThat(actual).isEqualTo(sample.expected());
    }

    @Test
    void the_corpus_is_there() {
        assertThat(Corpus.all()).hasSizeGreaterThan(60);
    }
}
