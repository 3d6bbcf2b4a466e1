package dev.parapet.remediations.tls_rds;

import dev.parapet.remediations.tls_rds.Instance.Parameter;
import java.util.List;

/** What people do where no write of Parapet's would be enough. */
final class ByHand {
    private ByHand() {}

    /** AWS's own groups take no values. */
    static List<String> groupOfItsOwn(Instance db, Parameter parameter) {
        String group = db.name() + "-tls";
        String family = db.group().substring("default.".length());
        return List.of(
                "see that all clients connect with TLS",
                "aws rds create-db-parameter-group --db-parameter-group-name %s --db-parameter-group-family %s --description 'asks for TLS'"
                        .formatted(group, family),
                "aws rds modify-db-parameter-group --db-parameter-group-name %s --parameters ParameterName=%s,ParameterValue=1,ApplyMethod=pending-reboot"
                        .formatted(group, parameter.name()),
                "aws rds modify-db-instance --db-instance-identifier %s --db-parameter-group-name %s --apply-immediately"
                        .formatted(db.name(), group),
                restart(db));
    }

    static String restart(Instance db) {
        return "when an interruption suits: aws rds reboot-db-instance --db-instance-identifier " + db.name();
    }
}
