package dev.parapet.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SafeTest {
    @ParameterizedTest
    @ValueSource(
            chars = {'\u001b', '\n', '\r', '\t', '\u0000', '\u007f', '\u0085', '\u009b', '\u2028', '\u202e', '\u2066'})
    void what_moves_a_cursor_or_turns_a_line_around_becomes_a_blank(char control) {
        assertThat(Safe.text("a" + control + "b")).isEqualTo("a b");
    }

    @Test
    void what_people_write_stays() {
        String text = "größe – 東京 🚪 'quoted' <b>";

        assertThat(Safe.text(text)).isEqualTo(text);
    }
}
