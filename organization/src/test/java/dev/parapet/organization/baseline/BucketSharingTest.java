package dev.parapet.organization.baseline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parapet.organization.Lines;
import dev.parapet.organization.baseline.BucketSharing.Door;
import java.util.EnumSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class BucketSharingTest {
    private static final BucketSharing WISH = new BucketSharing("111122223333");

    @Test
    void all_four_doors_are_shut() {
        assertThat(Lines.of(WISH.plan(Set.of())))
                .containsExactly("public S3 buckets of the account: nothing blocked -> all blocked");
        assertThat(Lines.of(WISH.plan(Set.of(Door.NEW_ACLS, Door.OLD_ACLS))))
                .containsExactly("public S3 buckets of the account: new acls, old acls blocked -> all blocked");
    }

    @Test
    void nothing_is_done_when_they_are() {
        assertThat(Lines.of(WISH.plan(EnumSet.allOf(Door.class)))).isEmpty();
    }
}
