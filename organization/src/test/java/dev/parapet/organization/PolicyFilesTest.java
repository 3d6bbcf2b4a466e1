package dev.parapet.organization;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parapet.scp.PolicyType;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PolicyFilesTest {
    @TempDir
    Path folder = Path.of("set by JUnit");

    private void put(String name, String text) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    @Test
    void what_is_rendered_goes_where_the_attachments_say() throws IOException {
        put("scp/one.json", "{ }");
        put("tag/two.json", "{}");
        put("attachments.json", "{\"root\": [\"scp/one\"], \"Workloads/Production\": [\"scp/one\", \"tag/two\"]}");

        assertThat(PolicyFiles.read(folder))
                .extracting(placed -> "%s %s at '%s'"
                        .formatted(placed.policy().type(), placed.policy().name(), placed.target()))
                .containsExactly(
                        "SERVICE_CONTROL one at ''",
                        "SERVICE_CONTROL one at 'Workloads/Production'",
                        "TAG two at 'Workloads/Production'");
    }

    @Test
    void without_attachments_all_belong_at_the_root_minified() throws IOException {
        put("scp/one.json", "{ \"Version\": \"2012-10-17\" }");

        assertThat(PolicyFiles.read(folder)).singleElement().satisfies(placed -> {
            assertThat(placed.target()).isEmpty();
            assertThat(placed.policy().type()).isEqualTo(PolicyType.SERVICE_CONTROL);
            assertThat(placed.policy().content()).isEqualTo("{\"Version\":\"2012-10-17\"}");
        });
    }

    @Test
    void attached_policy_that_is_not_there_is_named() throws IOException {
        put("attachments.json", "{\"root\": [\"scp/one\"]}");

        assertThatThrownBy(() -> PolicyFiles.read(folder)).hasMessageContaining("scp/one");
    }
}
