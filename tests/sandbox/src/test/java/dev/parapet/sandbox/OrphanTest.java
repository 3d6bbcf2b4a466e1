package dev.parapet.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class OrphanTest {
    @Test
    void moto_ends_when_its_jvm_is_killed() throws IOException, InterruptedException {
        Process jvm = child();
        URI moto = URI.create(jvm.inputReader(StandardCharsets.UTF_8).readLine());
        List<ProcessHandle> children = jvm.descendants().toList();
        assertThat(answers(moto)).isTrue();
        assertThat(children).isNotEmpty();
        jvm.destroyForcibly().waitFor();
        Instant limit = Instant.now().plusSeconds(10);
        while (Instant.now().isBefore(limit) && (answers(moto) || anyAlive(children))) {
            Thread.sleep(Duration.ofMillis(50));
        }
        assertThat(answers(moto)).isFalse();
        assertThat(children).noneMatch(ProcessHandle::isAlive);
    }

    private static Process child() throws IOException {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        return new ProcessBuilder(java, "-cp", System.getProperty("java.class.path"), Child.class.getName())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }

    private static boolean anyAlive(List<ProcessHandle> processes) {
        return processes.stream().anyMatch(ProcessHandle::isAlive);
    }

    @SuppressWarnings("AddressSelection") // a literal
    private static boolean answers(URI moto) {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(moto.getHost(), moto.getPort()), 500);
            return true;
        } catch (IOException refused) {
            return false;
        }
    }
}
