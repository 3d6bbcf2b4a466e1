package dev.parapet.remediations.tls_redshift;

import dev.parapet.core.Decision.Escalate;
import dev.parapet.remediations.tls_redshift.TlsRedshift.Connections;
import java.util.List;

/** What is left to people: to reboot a cluster, and to give it a group that can be changed. */
final class StepsByHand {
    private StepsByHand() {}

    /** Who else is concerned. */
    static String shared(Connections seen) {
        return seen.others().isEmpty()
                ? ""
                : "; its parameter group serves %s as well".formatted(String.join(", ", seen.others()));
    }

    /** The parameter is static, and a reboot ends every session: its owner chooses the hour. */
    static Escalate reboot(Connections seen) {
        return new Escalate(
                "parameter group %s requires TLS, and the cluster goes on without until it is rebooted (%s)"
                        .formatted(seen.group(), seen.applied()),
                List.of("aws redshift reboot-cluster --cluster-identifier " + seen.cluster()));
    }

    /** Default groups belong to Redshift. */
    static Escalate groupOfItsOwn(Connections seen) {
        String family = seen.group().substring("default.".length());
        String group = seen.cluster() + "-tls";
        return new Escalate(
                "the cluster takes connections without TLS and uses %s, which nobody can change"
                        .formatted(seen.group()),
                List.of(
                        "aws redshift create-cluster-parameter-group --parameter-group-name %s --parameter-group-family %s --description \"%s over TLS only\""
                                .formatted(group, family, seen.cluster()),
                        "aws redshift modify-cluster-parameter-group --parameter-group-name %s --parameters ParameterName=require_ssl,ParameterValue=true"
                                .formatted(group),
                        "aws redshift modify-cluster --cluster-identifier %s --cluster-parameter-group-name %s"
                                .formatted(seen.cluster(), group),
                        "aws redshift reboot-cluster --cluster-identifier " + seen.cluster()));
    }
}
