package dev.parapet.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LoopbackTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://iam.amazonaws.com",
                "http://10.0.0.1:5000",
                "http://127.0.0.1.example.com:5000",
                "http://0.0.0.0:5000",
                "http://169.254.169.254"
            })
    void upstream_elsewhere_is_refused(String upstream) {
        assertThatThrownBy(() -> Proxy.start(URI.create(upstream)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("The sandbox talks to loopback only, not to " + upstream + ".");
        assertThatThrownBy(() -> Moto.at(URI.create(upstream))).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void this_machine_is_accepted_by_each_of_its_names() {
        for (String name : new String[] {"http://127.0.0.1:1", "http://localhost:1", "http://[::1]:1"}) {
            assertThat(Loopback.only(URI.create(name))).hasToString(name);
        }
    }
}
