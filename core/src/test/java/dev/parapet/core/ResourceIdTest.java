package dev.parapet.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ResourceIdTest {
    private static ResourceId of(String account, String id) {
        return new ResourceId("aws", account, "eu-west-1", "AWS::RDS::DBInstance", id);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "11112222333", "1111222233334", "11112222333a", " 111122223333", "١١١١٢٢٢٢٣٣٣٣"})
    void an_account_is_twelve_digits(String account) {
        assertThatThrownBy(() -> of(account, "orders")).hasMessageContaining("twelve digits");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\t"})
    void an_id_is_not_blank(String id) {
        assertThatThrownBy(() -> of("111122223333", id)).hasMessageContaining("blank");
    }

    @Test
    void it_reads_like_a_sentence() {
        assertThat(of("111122223333", "orders")).hasToString("AWS::RDS::DBInstance orders (111122223333, eu-west-1)");
    }
}
