package dev.parapet.organization.guardduty;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parapet.organization.Lines;
import dev.parapet.organization.guardduty.FindingsExport.Destination;
import dev.parapet.organization.guardduty.FindingsExport.State;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class FindingsExportTest {
    @Test
    void findings_are_exported_where_they_are_not() {
        assertThat(lines()).containsExactly("GuardDuty findings: kept 90 days -> exported to arn:aws:s3:::archive");
    }

    @Test
    void an_export_to_elsewhere_is_adopted() {
        assertThat(lines(new Destination("arn:aws:s3:::theirs", "PUBLISHING")))
                .containsExactly("= adopted export of GuardDuty findings to arn:aws:s3:::theirs");
    }

    @Test
    void an_export_that_cannot_write_needs_a_person() {
        assertThat(lines(new Destination("arn:aws:s3:::archive", "UNABLE_TO_PUBLISH_FIX_DESTINATION_PROPERTY")))
                .containsExactly(
                        "! GuardDuty cannot write to arn:aws:s3:::archive: look at the bucket's policy and the key's");
    }

    @Test
    void an_export_that_is_being_verified_is_left_alone() {
        assertThat(lines(new Destination("arn:aws:s3:::archive", "PENDING_VERIFICATION")))
                .isEmpty();
    }

    private static List<String> lines(Destination... there) {
        return Lines.of(new FindingsExport("arn:aws:s3:::archive", "key")
                .plan(new State(Optional.of("detector"), List.of(there))));
    }
}
