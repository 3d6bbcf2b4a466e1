package dev.parapet.remediations;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parapet.core.Decision;
import dev.parapet.core.Decision.Escalate;
import dev.parapet.core.Decision.Remediate;
import dev.parapet.core.Finding;
import dev.parapet.core.Guardrail;
import dev.parapet.core.Origin;
import dev.parapet.core.Principal;
import dev.parapet.core.Target;
import dev.parapet.remediations.iam_key_compromised.IamKeyCompromised;
import dev.parapet.remediations.iam_role_session_compromised.IamRoleSessionCompromised;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every identity GuardDuty can name ends in exactly one of the two guardrails, with a decision a person understands. */
class CredentialFindingsTest {
    private static final String KEY = "iam-key-compromised";
    private static final String SESSION = "iam-role-session-compromised";
    private static final List<Guardrail<?>> BOTH = List.of(new IamKeyCompromised(), new IamRoleSessionCompromised());

    private static final List<String> KINDS = List.of(
            "IAMUser",
            "AssumedRole",
            "Role",
            "Root",
            "FederatedUser",
            "AWSAccount",
            "AWSService",
            "SAMLUser",
            "WebIdentityUser",
            "Directory",
            "SomethingNew");

    private final InMemoryIam iam =
            new InMemoryIam().user("alice", "AKIAIOSFODNN7EXAMPLE").role("alice", "/");

    static Stream<Principal> every_identity() {
        return KINDS.stream()
                .flatMap(kind -> Stream.of(
                                "AKIAIOSFODNN7EXAMPLE", "ASIAIOSFODNN7EXAMPLE", "GeneratedFindingAccessKeyId", "")
                        .flatMap(key -> Stream.of("alice", "").map(name -> principal(kind, name, key))));
    }

    @ParameterizedTest
    @MethodSource("every_identity")
    void ends_in_exactly_one_guardrail_with_the_decision_of_the_table(Principal principal) {
        List<String> decided = BOTH.stream()
                .flatMap(guardrail -> decisions(guardrail, finding(principal)))
                .toList();

        assertThat(decided).containsExactly(expected(principal));
    }

    /** The table of the two READMEs. */
    private static String expected(Principal principal) {
        String key = principal.accessKeyId().orElse("").replaceAll("^(A[KS]IA).*", "$1");
        boolean named = principal.name().isPresent();
        return switch (principal.type() + " " + key) {
            case "IAMUser AKIA" -> KEY + " remediate AWS::IAM::AccessKey";
            case "IAMUser ASIA" -> SESSION + (named ? " remediate AWS::IAM::User" : " escalate AWS::::Account");
            case String other when key.equals("AKIA") -> KEY + " escalate AWS::IAM::AccessKey";
            case String other
            when other.startsWith("IAMUser") -> KEY + (named ? " escalate AWS::IAM::User" : " escalate AWS::::Account");
            case String other when named && other.matches("(Assumed)?Role .*") -> SESSION + " remediate AWS::IAM::Role";
            default -> SESSION + " escalate AWS::::Account";
        };
    }

    private <S extends Record> Stream<String> decisions(Guardrail<S> guardrail, Finding finding) {
        return guardrail.targets(finding).stream().map(target -> decision(guardrail, target));
    }

    private <S extends Record> String decision(Guardrail<S> guardrail, Target target) {
        Decision decision =
                guardrail.decide(target, guardrail.observe(target, iam).orElseThrow());
        assertThat(decision).isInstanceOfAny(Remediate.class, Escalate.class);
        assertThat(decision.reason()).isNotBlank();
        return "%s %s %s"
                .formatted(
                        guardrail.control().id(),
                        decision.word(),
                        target.resource().type());
    }

    @Test
    void a_finding_of_another_kind_is_nobodys_business() {
        Principal stolen = principal("IAMUser", "alice", "AKIAIOSFODNN7EXAMPLE");

        assertThat(BOTH).allSatisfy(guardrail -> {
            assertThat(guardrail.targets(finding("Discovery:IAMUser/AnomalousBehavior", stolen)))
                    .isEmpty();
            assertThat(guardrail.targets(finding("Policy:IAMUser/RootCredentialUsage", stolen)))
                    .isEmpty();
            assertThat(guardrail.targets(finding("Impact:IAMUser/CostHarvesting", stolen)))
                    .isEmpty();
        });
    }

    private static Principal principal(String kind, String name, String key) {
        return new Principal("111122223333", kind, optional(name), optional(key));
    }

    private static Optional<String> optional(String text) {
        return Optional.of(text).filter(present -> !present.isEmpty());
    }

    private static Finding finding(Principal principal) {
        return finding("UnauthorizedAccess:IAMUser/TorIPCaller", principal);
    }

    private static Finding finding(String type, Principal... principals) {
        Origin origin = new Origin(
                "e-1",
                "aws.guardduty",
                "111122223333",
                "111122223333",
                "aws",
                "eu-west-1",
                Instant.parse("2026-11-23T03:10:00Z"));
        return new Finding.GuardDuty(origin, type, List.of(principals), List.of());
    }
}
