package dev.parapet.remediations.enc_rds_instance;

import java.util.List;

/**
 * The security group without inbound rules that keeps clients away while the data is copied. It also remembers in a tag in
 * which groups the instance was: once it is in this one, nothing else does.
 *
 * @param id the group's
 * @param owner the resource id of the instance it was made for
 * @param groups the groups to go back to
 */
record Isolation(String id, String owner, List<String> groups) {
    /** The tag that remembers them, with a space between. */
    static final String GROUPS = "parapet:groups";

    /** A tag's value has room for 256 characters, which are twelve ids. */
    static final int MOST_GROUPS = 12;

    Isolation {
        groups = List.copyOf(groups);
    }
}
