package dev.parapet.tests;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parapet.core.Decision;
import dev.parapet.core.Verdict;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(InWorld.class)
class CredentialRepairTest {
    private final World world;
    private final Member web;

    @TempDir
    Path directory = Path.of("set by JUnit");

    CredentialRepairTest(World world) {
        this.world = world;
        this.web = world.member("web");
    }

    @Test
    void other_key_of_the_user_is_left_alone() {
        String stolen = web.key("deploy");
        String sibling = web.key("deploy");
        assertThat(enforced(web.detector().stolen("IAMUser", "deploy", stolen))).containsExactly("remediated");
        assertThat(web.keyStatus("deploy", stolen)).isEqualTo("Inactive");
        assertThat(web.keyStatus("deploy", sibling)).isEqualTo("Active");
    }

    @Test
    void owner_is_found_when_the_finding_names_the_wrong_user() {
        String stolen = web.key("true-owner");
        String other = web.key("named-by-mistake");
        assertThat(enforced(web.detector().stolen("IAMUser", "named-by-mistake", stolen)))
                .containsExactly("remediated");
        assertThat(web.keyStatus("true-owner", stolen)).isEqualTo("Inactive");
        assertThat(web.keyStatus("named-by-mistake", other)).isEqualTo("Active");
    }

    @Test
    void both_keys_of_an_attack_sequence_are_switched_off() {
        String first = web.key("etl");
        String second = web.key("reports");
        String bystander = web.key("bystander");
        assertThat(enforced(web.detector().attackSequence(Map.of("etl", first, "reports", second))))
                .containsExactly("remediated", "remediated");
        assertThat(web.keyStatus("etl", first)).isEqualTo("Inactive");
        assertThat(web.keyStatus("reports", second)).isEqualTo("Inactive");
        assertThat(web.keyStatus("bystander", bystander)).isEqualTo("Active");
    }

    @Test
    void inactive_key_is_left_alone() {
        String key = web.key("already-off");
        web.iam()
                .updateAccessKey(request ->
                        request.userName("already-off").accessKeyId(key).status("Inactive"));
        assertThat(enforced(web.detector().stolen("IAMUser", "already-off", key)))
                .containsExactly("unchanged");
        assertThat(world.proxy().calls()).noneMatch(call -> call.write());
    }

    @Test
    void root_key_is_told_to_people() {
        assertThat(enforced(web.detector().stolen("Root", "Root", "AKIAEXAMPLEROOTKEY01")))
                .containsExactly("none");
        assertThat(world.proxy().calls()).noneMatch(call -> call.write());
    }

    @Test
    void sessions_of_a_user_who_called_get_session_token_are_denied_and_its_keys_stay() {
        String key = web.key("analyst");
        assertThat(enforced(web.detector().stolen("IAMUser", "analyst", "ASIAEXAMPLESESSION02")))
                .containsExactly("remediated");
        assertThat(web.userDeny("analyst"))
                .hasValueSatisfying(deny -> assertThat(deny).contains("TokenIssueTime"));
        assertThat(web.keyStatus("analyst", key)).isEqualTo("Active");
    }

    @Test
    void revoking_sessions_waits_for_a_person_unless_told_otherwise() {
        web.role("/", "waits");
        try (Parapet parapet = Parapet.in(world, directory)) {
            Verdict verdict = parapet.verdict(web.detector().stolen("AssumedRole", "waits", "ASIAEXAMPLESESSION03"));
            assertThat(verdict.outcome().word()).isEqualTo("awaiting-approval");
        }
        assertThat(web.roleDeny("waits")).isEmpty();
    }

    @Test
    void roles_that_take_no_policy_are_told_to_people() {
        web.role("/aws-service-role/rds.amazonaws.com/", "AWSServiceRoleForRDS");
        web.role("/aws-reserved/sso.amazonaws.com/", "AWSReservedSSO_Admin_0123456789abcdef");
        List.of("AWSServiceRoleForRDS", "AWSReservedSSO_Admin_0123456789abcdef", "identity")
                .forEach(role -> {
                    try (Parapet parapet = Parapet.under(Parapet.ENFORCE, world, directory)) {
                        Verdict verdict =
                                parapet.verdict(web.detector().stolen("AssumedRole", role, "ASIAEXAMPLESESSION04"));
                        assertThat(verdict.decision()).isInstanceOf(Decision.Escalate.class);
                        assertThat(verdict.outcome().word()).isEqualTo("none");
                    }
                    assertThat(web.roleDeny(role)).isEmpty();
                });
    }

    private List<String> enforced(String event) {
        try (Parapet parapet = Parapet.under(Parapet.ENFORCE, world, directory)) {
            return parapet.handle(event).stream().map(Parapet::word).toList();
        }
    }
}
