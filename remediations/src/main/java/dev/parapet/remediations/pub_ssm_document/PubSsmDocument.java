package dev.parapet.remediations.pub_ssm_document;

import static dev.parapet.core.Permission.allow;

import com.fasterxml.jackson.databind.JsonNode;
import com.google.auto.service.AutoService;
import dev.parapet.core.Action;
import dev.parapet.core.Aws;
import dev.parapet.core.Control;
import dev.parapet.core.Decision;
import dev.parapet.core.Decision.Compliant;
import dev.parapet.core.Decision.Remediate;
import dev.parapet.core.Family;
import dev.parapet.core.Finding;
import dev.parapet.core.Guardrail;
import dev.parapet.core.Mapping;
import dev.parapet.core.Place;
import dev.parapet.core.Plan;
import dev.parapet.core.ResourceId;
import dev.parapet.core.Seen;
import dev.parapet.core.Severity;
import dev.parapet.core.Sweep;
import dev.parapet.core.Target;
import dev.parapet.core.Trigger.ApiCall;
import dev.parapet.core.Trigger.ConfigRule;
import dev.parapet.core.Trigger.SecurityHubControl;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import software.amazon.awssdk.services.ssm.SsmClient;
import software.amazon.awssdk.services.ssm.model.DocumentKeyValuesFilter;

/** Documents of Systems Manager are shared within the organization only. */
@AutoService(Guardrail.class)
@SuppressWarnings("rawtypes") // a service loader knows no type arguments
public final class PubSsmDocument implements Guardrail<Document> {
    private static final String TYPE = "AWS::SSM::Document";

    private static final Control CONTROL = new Control(
            "pub-ssm-document",
            "Systems Manager documents are shared within the organization only",
            "A runbook tells how the machines are run: names, paths, scripts, and now and then a password.",
            Severity.HIGH,
            Family.COMPUTE,
            TYPE,
            List.of(
                    new ApiCall("ssm", "ssm.amazonaws.com", List.of("ModifyDocumentPermission")),
                    new ConfigRule("ssm-document-not-public", TYPE),
                    new SecurityHubControl("SSM.4")),
            List.of(ModifySharing.EFFECT),
            List.of(
                    allow("ssm:ListDocuments", "*"),
                    allow("ssm:DescribeDocumentPermission", "document/*"),
                    allow("ssm:ModifyDocumentPermission", "document/*")),
            List.of("PUB-5"),
            List.of(
                    Mapping.of("fsbp", "SSM.4", "securityhub"),
                    Mapping.of("soc2", "CC6.1 CC6.6", "judgement"),
                    Mapping.of("iso-27001-2022", "A.8.3 A.8.20", "judgement")),
            List.of());

    @Override
    public Control control() {
        return CONTROL;
    }

    @Override
    public Sweep sweep() {
        return Sweep.REGIONAL;
    }

    @Override
    public Class<Document> state() {
        return Document.class;
    }

    @Override
    public List<Class<? extends Action>> actions() {
        return List.of(ModifySharing.class);
    }

    @Override
    public List<Target> targets(Finding finding) {
        return finding instanceof Finding.ApiActivity call
                ? calledFor(call).stream().map(Target::of).toList()
                : finding.named(TYPE);
    }

    private static Optional<ResourceId> calledFor(Finding.ApiActivity call) {
        return Optional.of(call.request().path("name").asText(""))
                .filter(name -> name.matches("[\\w.-]{3,128}"))
                .map(name -> call.origin().resource(TYPE, name));
    }

    @Override
    public Stream<Seen<Document>> survey(Place place, Aws aws) {
        DocumentKeyValuesFilter own =
                DocumentKeyValuesFilter.builder().key("Owner").values("Self").build();
        return aws
                .client(SsmClient::builder)
                .listDocumentsPaginator(request -> request.filters(own).maxResults(50))
                .documentIdentifiers()
                .stream()
                .map(document -> Seen.named(place.resource(TYPE, document.name())));
    }

    @Override
    public Optional<Document> observe(Target target, Aws aws) {
        return Document.named(target.resource(), aws);
    }

    @Override
    public Decision decide(Target target, Document document) {
        List<Document.Share> outside = document.outside();
        if (outside.isEmpty()) {
            return new Compliant(
                    document.shares().isEmpty()
                            ? "the document is shared with nobody"
                            : "the document is shared within the organization only");
        }
        return new Remediate(
                new Plan(target.resource(), ModifySharing.removing(document.name(), outside)),
                document.isPublic()
                        ? "the document is public, and whatever it held may have been read: change that, too"
                        : "the document is shared outside the organization, with account %s"
                                .formatted(String.join(
                                        ", ",
                                        outside.stream()
                                                .map(Document.Share::account)
                                                .toList())));
    }

    /** Whoever only takes accounts away makes nothing worse. */
    @Override
    public boolean repairs(Finding.ApiActivity call) {
        JsonNode added = call.request().path("accountIdsToAdd");
        return added.isEmpty() && !call.request().path("accountIdsToRemove").isEmpty();
    }

    /** Accounts of the organization that were added since do not matter. */
    @Override
    public boolean untouchedSince(Document left, Document now) {
        return left.name().equals(now.name()) && Set.copyOf(left.outside()).equals(Set.copyOf(now.outside()));
    }
}
