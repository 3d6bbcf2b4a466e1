package dev.parapet.organization.inspector;

import static dev.parapet.organization.inspector.InspectorMembers.Scan.EC2;
import static dev.parapet.organization.inspector.InspectorMembers.Scan.ECR;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parapet.organization.Lines;
import dev.parapet.organization.inspector.InspectorMembers.InspectorState;
import dev.parapet.organization.inspector.InspectorMembers.Scan;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class InspectorMembersTest {
    private static final String ADMINISTRATOR = "111122223333";
    private static final String MEMBER = "444455556666";

    @Test
    void new_accounts_then_members_then_scans() {
        assertThat(lines(new InspectorState(Set.of(), Set.of(), Map.of(ADMINISTRATOR, Set.of(EC2)))))
                .containsExactly(
                        "Inspector of new accounts: ec2, ecr",
                        "Inspector members: + 444455556666",
                        "Inspector of 444455556666: + ec2, ecr",
                        "Inspector of 111122223333: + ecr");
    }

    @Test
    void more_than_wished_stays_and_goes_on_for_new_accounts() {
        assertThat(lines(new InspectorState(Set.of(Scan.LAMBDA, EC2), Set.of(MEMBER), both())))
                .containsExactly("Inspector of new accounts: ec2, ecr, lambda");
    }

    @Test
    void what_is_right_is_left_alone() {
        assertThat(lines(new InspectorState(Set.of(EC2, ECR), Set.of(MEMBER), both())))
                .isEmpty();
    }

    private static Map<String, Set<Scan>> both() {
        return Map.of(ADMINISTRATOR, Set.of(EC2, ECR), MEMBER, Set.of(EC2, ECR));
    }

    private static List<String> lines(InspectorState state) {
        return Lines.of(
                new InspectorMembers(Set.of(EC2, ECR), new TreeSet<>(Set.of(ADMINISTRATOR, MEMBER)), ADMINISTRATOR)
                        .plan(state));
    }
}
