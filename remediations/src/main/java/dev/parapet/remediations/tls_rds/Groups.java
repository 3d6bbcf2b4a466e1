package dev.parapet.remediations.tls_rds;

import dev.parapet.core.Aws;
import dev.parapet.remediations.tls_rds.Instance.Parameter;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.rds.RdsClient;

/** What parameter groups say about TLS, each asked once. Only reads. */
final class Groups {
    private final Aws aws;
    private final Map<String, Optional<Parameter>> asked = new HashMap<>();

    Groups(Aws aws) {
        this.aws = aws;
    }

    /** The parameter by which an engine asks for TLS. */
    static Optional<String> parameter(String engine) {
        if (engine.equals("postgres") || engine.startsWith("sqlserver-")) {
            return Optional.of("rds.force_ssl");
        }
        return Optional.of("require_secure_transport")
                .filter(name -> engine.equals("mysql") || engine.equals("mariadb"));
    }

    /** As a group has it, whether set there or standard: PostgreSQL asks for TLS by itself from version 15 on. */
    Optional<Parameter> of(String group, String engine) {
        return parameter(engine).flatMap(name -> asked.computeIfAbsent(group, unknown -> read(group, name)));
    }

    /** RDS lists some hundred parameters, in alphabetical order, and knows no filter; the rest is not asked for. */
    private Optional<Parameter> read(String group, String name) {
        return aws
                .client(RdsClient::builder)
                .describeDBParametersPaginator(request -> request.dbParameterGroupName(group))
                .parameters()
                .stream()
                .filter(parameter -> name.equals(parameter.parameterName()))
                .findFirst()
                .map(Groups::parameter);
    }

    private static Parameter parameter(software.amazon.awssdk.services.rds.model.Parameter found) {
        return new Parameter(
                found.parameterName(),
                Optional.ofNullable(found.parameterValue()),
                "user".equals(found.source()),
                "dynamic".equals(found.applyType()),
                Boolean.TRUE.equals(found.isModifiable()));
    }
}
