package dev.parapet.remediations.shared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.parapet.core.Json;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RegionalKeyTest {
    private static final String KEY = "arn:aws:kms:eu-west-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab";
    private static final String REPLICATED =
            "arn:aws:kms:eu-west-1:111122223333:key/mrk-1234abcd12ab34cd56ef1234567890ab";

    private static Optional<String> key(String arn, String region) {
        Map<String, JsonNode> parameters = Map.of("kmsKey", Json.text(arn));
        return RegionalKey.in(parameters, "enc-redshift").orElseThrow().in(region);
    }

    @Test
    void a_key_serves_its_own_region_and_no_other() {
        assertThat(key(KEY, "eu-west-1")).contains(KEY);
        assertThat(key(KEY, "eu-central-1")).isEmpty();
    }

    @Test
    void a_key_with_replicas_serves_every_region_under_the_arn_it_has_there() {
        assertThat(key(REPLICATED, "eu-west-1")).contains(REPLICATED);
        assertThat(key(REPLICATED, "eu-central-1")).contains(REPLICATED.replace("eu-west-1", "eu-central-1"));
    }

    @Test
    void without_a_setting_there_is_no_key() {
        assertThat(RegionalKey.in(Map.of(), "enc-redshift")).isEmpty();
    }

    @Test
    void what_is_no_arn_of_a_key_is_refused_and_so_is_another_setting() {
        assertThatThrownBy(() -> key("alias/warehouse", "eu-west-1"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("kmsKey takes the ARN of a KMS key");
        assertThatThrownBy(() -> RegionalKey.in(Map.of("kmskey", Json.text(KEY)), "enc-redshift"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("enc-redshift takes only kmsKey");
    }
}
