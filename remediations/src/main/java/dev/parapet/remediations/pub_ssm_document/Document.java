package dev.parapet.remediations.pub_ssm_document;

import dev.parapet.core.Aws;
import dev.parapet.core.ResourceId;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import software.amazon.awssdk.services.ssm.SsmClient;
import software.amazon.awssdk.services.ssm.model.DescribeDocumentPermissionResponse;
import software.amazon.awssdk.services.ssm.model.DocumentPermissionType;
import software.amazon.awssdk.services.ssm.model.InvalidDocumentException;

/** What the decision needs of a document: with whom it is shared. */
public record Document(String name, List<Share> shares) {
    /** Systems Manager's word for everybody. */
    static final String EVERYBODY = "all";

    /**
     * One account that may read and run the document.
     *
     * @param version which one it sees, where that was said
     * @param ours whether the account is the organization's
     */
    public record Share(String account, Optional<String> version, boolean ours) {
        boolean everybody() {
            return Document.everybody(account);
        }
    }

    public Document {
        shares = List.copyOf(shares);
    }

    static Optional<Document> named(ResourceId id, Aws aws) {
        try {
            return Optional.of(new Document(
                    id.id(),
                    pages(id.id(), aws.client(SsmClient::builder))
                            .flatMap(page -> shares(page, id.account(), aws))
                            .toList()));
        } catch (InvalidDocumentException gone) {
            return Optional.empty();
        }
    }

    private static Stream<DescribeDocumentPermissionResponse> pages(String name, SsmClient ssm) {
        return Stream.iterate(
                        Optional.of(page(name, Optional.empty(), ssm)),
                        Optional::isPresent,
                        page -> page.map(DescribeDocumentPermissionResponse::nextToken)
                                .filter(token -> !token.isEmpty())
                                .map(token -> page(name, Optional.of(token), ssm)))
                .flatMap(Optional::stream);
    }

    private static DescribeDocumentPermissionResponse page(String name, Optional<String> token, SsmClient ssm) {
        return ssm.describeDocumentPermission(request ->
                request.name(name).permissionType(DocumentPermissionType.SHARE).nextToken(token.orElse(null)));
    }

    /** The list with versions may leave accounts out that the plain list has. */
    private static Stream<Share> shares(DescribeDocumentPermissionResponse page, String own, Aws aws) {
        return page.accountIds().stream()
                .map(account -> new Share(
                        account,
                        page.accountSharingInfoList().stream()
                                .filter(info -> account.equals(info.accountId()))
                                .findFirst()
                                .flatMap(info -> Optional.ofNullable(info.sharedDocumentVersion())),
                        !everybody(account) && (account.equals(own) || aws.inOrganization(account))));
    }

    private static boolean everybody(String account) {
        return account.equalsIgnoreCase(EVERYBODY);
    }

    boolean isPublic() {
        return shares.stream().anyMatch(Share::everybody);
    }

    List<Share> outside() {
        return shares.stream().filter(share -> !share.ours()).toList();
    }
}
