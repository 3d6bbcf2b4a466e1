package dev.parapet.scp.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class ParametersTest {
    @ParameterizedTest
    @EnumSource
    void what_a_parameter_says_of_itself_is_of_its_own_shape(Parameter parameter) {
        assertThat(parameter.example())
                .isNotEmpty()
                .allMatch(value -> parameter.problem(value).isEmpty());
        assertThat(Parameters.STANDARD.values(parameter).isPresent())
                .isEqualTo(parameter.standard().isPresent());
    }

    @ParameterizedTest
    @CsvSource({
        "partition, AWS, is no partition",
        "role-path, /parapet/, is no path",
        "deployers, *, names nobody in particular",
        "deployers, */deployer, names nobody in particular",
        "organization, 123, is no organization",
        "security-accounts, 1234, is no account",
        "regions, Ireland, is no region",
        "audit-keys, alias/audit, is no ARN of a KMS key",
        "oidc-subjects, *, would let everybody in",
        "presign-milliseconds, soon, is no number"
    })
    void a_value_of_another_shape_is_refused_with_what_to_write(String key, String value, String problem) {
        Parameter parameter = Parameter.named(key).orElseThrow();
        assertThatExceptionOfType(ParameterInvalid.class)
                .isThrownBy(() -> new Parameters(Map.of(parameter, List.of(value))))
                .withMessageStartingWith(key + ": '" + value + "' " + problem);
    }

    @Test
    void one_value_is_not_two() {
        assertThatExceptionOfType(ParameterInvalid.class)
                .isThrownBy(() -> new Parameters(Map.of(Parameter.ROLE_PATH, List.of("ab", "cd"))))
                .withMessage("role-path has one value, not 2");
    }

    @Test
    void a_standard_follows_what_it_speaks_of() {
        assertThat(Parameters.STANDARD
                        .with(Parameter.ROLE_PATH, List.of("platform/guard"))
                        .values(Parameter.DEPLOYERS))
                .contains(List.of("platform/guard/deployer"));
    }

    @Test
    void a_deployer_that_the_path_covers_is_not_named_twice() {
        assertThat(Catalogue.load()
                        .named("ORG-2")
                        .orElseThrow()
                        .fill(Parameters.STANDARD)
                        .orElseThrow()
                        .json())
                .contains("\"aws:PrincipalArn\":\"arn:aws:iam::*:role/parapet/*\"");
    }
}
