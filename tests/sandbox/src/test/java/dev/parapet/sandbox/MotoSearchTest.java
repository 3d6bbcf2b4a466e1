package dev.parapet.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(InSandbox.class)
class MotoSearchTest {
    @Test
    void without_python_and_docker_one_sentence_says_how_to_get_moto(@TempDir Path empty) {
        Map<String, String> nothing = Map.of("PATH", empty.toString(), "XDG_CACHE_HOME", empty.toString());
        assertThatThrownBy(() -> new MotoSearch(nothing).start())
                .isInstanceOf(MotoMissing.class)
                .hasMessage("The sandbox needs moto 5.2 or newer: run pip install 'moto[server]==5.2.1', or name an"
                        + " interpreter that has it in PARAPET_MOTO, or start Docker.");
    }

    @Test
    void named_command_that_cannot_run_moto_is_not_passed_by() {
        Map<String, String> named = Map.of("PATH", System.getenv("PATH"), "PARAPET_MOTO", "no-such-python");
        assertThatThrownBy(() -> new MotoSearch(named).start())
                .isInstanceOf(MotoMissing.class)
                .hasMessageContaining("PARAPET_MOTO names no-such-python");
    }

    @Test
    void running_sandbox_can_be_shared(Sandbox sandbox) {
        Map<String, String> named = Map.of("PARAPET_MOTO_URL", sandbox.direct().toString());
        try (Moto shared = new MotoSearch(named).start()) {
            assertThat(shared.uri()).isEqualTo(sandbox.direct());
        }
        sandbox.reset(); // it still runs
    }

    @Test
    void server_that_is_not_ours_is_refused(Sandbox sandbox) {
        URI other = sandbox.direct().resolve("/elsewhere/");
        try (Proxy deaf = Proxy.start(other)) {
            deaf.inject(new Fault.CutBefore(), call -> true);
            Map<String, String> named = Map.of("PARAPET_MOTO_URL", deaf.uri().toString());
            assertThatThrownBy(() -> new MotoSearch(named).start())
                    .isInstanceOf(MotoMissing.class)
                    .hasMessageContaining("PARAPET_MOTO_URL names");
        }
    }
}
