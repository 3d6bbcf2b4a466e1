package dev.parapet.remediations.enc_rds_cluster;

import dev.parapet.remediations.shared.DatabaseStatus;

/**
 * One instance of a cluster.
 *
 * @param name under which clients know it
 * @param heldName the name it has now
 * @param status RDS's word, for example {@code available}
 * @param pending whether changes wait for the maintenance window
 * @param build what its successor is made like
 */
record Member(String name, String heldName, String status, boolean pending, Build build) {
    boolean settled() {
        return DatabaseStatus.modifiable(status) && !pending;
    }

    boolean madeRoom() {
        return Names.isOld(heldName);
    }

    Member back() {
        return new Member(name, name, status, pending, build);
    }
}
