package dev.parapet.core.event;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.charset.StandardCharsets;

/** Runs its stored inputs as tests; {@code JAZZER_FUZZ=1} makes Jazzer look for new ones. */
class EventsFuzzTest {
    @FuzzTest(maxDuration = "5m")
    void no_text_breaks_the_reader(byte[] text) {
        Claims.hold(Events.read(new String(text, StandardCharsets.UTF_8)));
    }
}
