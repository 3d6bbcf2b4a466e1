package dev.parapet.remediations.enc_efs;

import static dev.parapet.core.Permission.allow;

import com.google.auto.service.AutoService;
import dev.parapet.core.Action;
import dev.parapet.core.Aws;
import dev.parapet.core.Control;
import dev.parapet.core.Decision;
import dev.parapet.core.Decision.Compliant;
import dev.parapet.core.Decision.Escalate;
import dev.parapet.core.Family;
import dev.parapet.core.Finding;
import dev.parapet.core.Guardrail;
import dev.parapet.core.Mapping;
import dev.parapet.core.Place;
import dev.parapet.core.Seen;
import dev.parapet.core.Severity;
import dev.parapet.core.Sweep;
import dev.parapet.core.Target;
import dev.parapet.core.Trigger.ApiCall;
import dev.parapet.core.Trigger.ConfigRule;
import dev.parapet.core.Trigger.SecurityHubControl;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import software.amazon.awssdk.services.efs.EfsClient;
import software.amazon.awssdk.services.efs.model.FileSystemDescription;
import software.amazon.awssdk.services.efs.model.FileSystemNotFoundException;

/** A file system is encrypted. It never can be later if it was not from the start. */
@AutoService(Guardrail.class)
@SuppressWarnings("rawtypes") // a service loader knows no type arguments
public final class EncEfs implements Guardrail<FileSystem> {
    private static final String TYPE = "AWS::EFS::FileSystem";

    private static final Control CONTROL = new Control(
            "enc-efs",
            "EFS file systems are encrypted at rest",
            "Without encryption nothing but the network stands between the files and whoever gets at the disks, and no key can be taken away.",
            Severity.MEDIUM,
            Family.STORAGE,
            TYPE,
            List.of(
                    new ApiCall("elasticfilesystem", "elasticfilesystem.amazonaws.com", List.of("CreateFileSystem")),
                    new ConfigRule("efs-encrypted-check", TYPE),
                    new ConfigRule("efs-filesystem-ct-encrypted", TYPE),
                    new SecurityHubControl("EFS.1"),
                    new SecurityHubControl("EFS.8")),
            List.of(),
            List.of(allow("elasticfilesystem:DescribeFileSystems", "*")),
            List.of("ENC-3"),
            List.of(
                    Mapping.of("fsbp", "EFS.1", "securityhub"),
                    Mapping.of("cis-5.0", "2.3.1", "prowler"),
                    Mapping.of("cis-7.0", "3.3.1", "prowler"),
                    Mapping.of(
                            "nist-800-53-r5", "CA-9(1) CM-3(6) SC-13 SC-28 SC-28(1) SC-7(10) SI-7(6)", "securityhub"),
                    Mapping.of("soc2", "CC6.1", "judgement"),
                    Mapping.of("iso-27001-2022", "A.8.24", "judgement"),
                    Mapping.of(
                            "hipaa",
                            "164.308(a)(1)(ii)(B) 164.308(a)(4)(ii)(A) 164.312(a)(2)(iv) 164.312(e)(2)(ii)",
                            "prowler")),
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
    public Class<FileSystem> state() {
        return FileSystem.class;
    }

    @Override
    public List<Class<? extends Action>> actions() {
        return List.of();
    }

    /** A file system has no name of its own before it is created, so only the answer tells its id. */
    @Override
    public List<Target> targets(Finding finding) {
        return finding instanceof Finding.ApiActivity call
                ? Stream.of(call.response().path("fileSystemId").asText(""))
                        .filter(id -> id.matches("fs-[0-9a-f]{8,17}"))
                        .map(id -> Target.of(call.origin().resource(TYPE, id)))
                        .toList()
                : finding.named(TYPE);
    }

    @Override
    public Optional<FileSystem> observe(Target target, Aws aws) {
        try {
            return aws
                    .client(EfsClient::builder)
                    .describeFileSystems(
                            request -> request.fileSystemId(target.resource().id()))
                    .fileSystems()
                    .stream()
                    .findFirst()
                    .map(FileSystem::of);
        } catch (FileSystemNotFoundException gone) {
            return Optional.empty();
        }
    }

    @Override
    public Stream<Seen<FileSystem>> survey(Place place, Aws aws) {
        Stream<FileSystemDescription> all =
                aws.client(EfsClient::builder).describeFileSystemsPaginator().fileSystems().stream();
        return all.map(FileSystem::of).map(files -> Seen.of(place.resource(TYPE, files.id()), files));
    }

    @Override
    public Decision decide(Target target, FileSystem files) {
        if (files.encrypted()) {
            return new Compliant("the file system is encrypted");
        }
        return switch (files.state()) {
            case "deleting", "deleted" -> new Compliant("the file system is being deleted");
            case "creating" ->
                new Escalate(
                        "the file system is being created without encryption, which cannot be turned on later: delete it before it holds data, and create it with --encrypted",
                        List.of("aws efs delete-file-system --file-system-id " + files.id()));
            default ->
                new Escalate(
                        "the file system is not encrypted, which is decided when it is created and never again",
                        ByHand.successor(files, target.resource().region()));
        };
    }

    @Override
    public Optional<String> managedBy(FileSystem files) {
        return files.managedBy();
    }
}
