package dev.parapet.remediations.pub_ssm_document;

import dev.parapet.core.Action;
import dev.parapet.core.Aws;
import dev.parapet.core.Effect;
import dev.parapet.core.Effect.Undo;
import dev.parapet.core.Risk;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import software.amazon.awssdk.services.ssm.SsmClient;
import software.amazon.awssdk.services.ssm.model.DocumentPermissionType;

/**
 * Stops sharing one version of a document with some accounts, or shares it again.
 *
 * @param version the one they were shown; a call can say one for all its accounts
 */
record ModifySharing(String document, List<String> accounts, Optional<String> version, boolean before, boolean after)
        implements Action {
    /** Nobody within the organization reads the document by this share. */
    static final Effect EFFECT = new Effect("ssm:ModifyDocumentPermission", Risk.SAFE, Undo.EXACT);

    /** Systems Manager takes so many accounts in one call. */
    private static final int MOST = 20;

    ModifySharing {
        accounts = List.copyOf(accounts);
    }

    /** As few calls as make it possible to put everything back as it was, everybody's in front and by itself. */
    static List<Action> removing(String document, List<Document.Share> shares) {
        List<Action> actions = new ArrayList<>();
        Map<Optional<String>, List<String>> byVersion = new LinkedHashMap<>();
        for (Document.Share share : shares) {
            if (share.everybody()) {
                actions.add(new ModifySharing(document, List.of(share.account()), share.version(), true, false));
            } else {
                byVersion
                        .computeIfAbsent(share.version(), version -> new ArrayList<>())
                        .add(share.account());
            }
        }
        byVersion.forEach((version, accounts) -> batches(accounts)
                .map(batch -> new ModifySharing(document, batch, version, true, false))
                .forEach(actions::add));
        return actions;
    }

    private static Stream<List<String>> batches(List<String> accounts) {
        return IntStream.iterate(0, from -> from < accounts.size(), from -> from + MOST)
                .mapToObj(from -> accounts.subList(from, Math.min(from + MOST, accounts.size())));
    }

    @Override
    public Effect effect() {
        return EFFECT;
    }

    @Override
    public String describe() {
        return "document %s%s, for %s: %s -> %s"
                .formatted(
                        document,
                        version.map(which -> " in version " + which).orElse(""),
                        String.join(", ", accounts),
                        word(before),
                        word(after));
    }

    private static String word(boolean shared) {
        return shared ? "shared" : "not shared";
    }

    @Override
    public void apply(Aws aws) {
        aws.client(SsmClient::builder).modifyDocumentPermission(request -> {
            request.name(document).permissionType(DocumentPermissionType.SHARE);
            if (after) {
                request.accountIdsToAdd(accounts).sharedDocumentVersion(version.orElse(null));
            } else {
                request.accountIdsToRemove(accounts);
            }
        });
    }

    @Override
    public Optional<Action> undo() {
        return Optional.of(new ModifySharing(document, accounts, version, after, before));
    }
}
