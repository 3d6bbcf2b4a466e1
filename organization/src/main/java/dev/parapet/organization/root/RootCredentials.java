package dev.parapet.organization.root;

import com.google.auto.service.AutoService;
import dev.parapet.core.Aws;
import dev.parapet.core.Failure;
import dev.parapet.organization.Change;
import dev.parapet.organization.Estate;
import dev.parapet.organization.Part;
import dev.parapet.organization.Proposal;
import dev.parapet.organization.Scope;
import dev.parapet.organization.Site;
import dev.parapet.organization.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.iam.model.AccessKeyMetadata;
import software.amazon.awssdk.services.iam.model.NoSuchEntityException;
import software.amazon.awssdk.services.iam.model.SigningCertificate;

/** Passwords, keys and certificates that root users of members still have. They are told; they go only where that is asked for. */
@AutoService(Step.class)
public final class RootCredentials implements Step {
    @Override
    public String id() {
        return "root-credentials";
    }

    @Override
    public String title() {
        return "root users of members have no credentials";
    }

    @Override
    public Scope scope() {
        return Scope.ORGANIZATION;
    }

    @Override
    public Set<String> after() {
        return Set.of(CentralRoot.ID);
    }

    @Override
    public Optional<Audit> at(Site site) {
        var root = site.wish().settings().root();
        List<String> members = site.estate().active().stream()
                .map(Estate.Account::id)
                .filter(account -> !account.equals(site.estate().management()))
                .toList();
        return Optional.of(new Audit(site.estate().partition(), members, root.removeCredentials()))
                .filter(audit -> root.central());
    }

    /**
     * What one root user has.
     *
     * @param unseen why it could not be told
     */
    record Kept(boolean password, List<String> keys, List<String> certificates, Optional<String> unseen) {
        Kept {
            keys = List.copyOf(keys);
            certificates = List.copyOf(certificates);
        }

        boolean nothing() {
            return !password && keys.isEmpty() && certificates.isEmpty();
        }

        String words() {
            return "%s%d access keys, %d certificates"
                    .formatted(password ? "a password, " : "", keys.size(), certificates.size());
        }
    }

    /**
     * The root users of all members.
     *
     * @param remove whether what they have goes
     */
    record Audit(String partition, List<String> members, boolean remove) implements Part<Map<String, Kept>> {
        Audit {
            members = List.copyOf(members);
        }

        /** Those that have something, or that nobody could look into. */
        @Override
        public Map<String, Kept> observe(Aws aws) {
            Map<String, Kept> found = new TreeMap<>();
            for (String member : members) {
                Kept kept = kept(aws, member);
                if (!kept.nothing() || kept.unseen().isPresent()) {
                    found.put(member, kept);
                }
            }
            return found;
        }

        /** Before root sessions are on, all members refuse alike: one answer tells for all. */
        private Kept kept(Aws aws, String member) {
            try {
                return kept(
                        aws.client(IamClient::builder),
                        RootSession.of(aws, partition, member, RootSession.Task.IAMAuditRootUserCredentials));
            } catch (AwsServiceException refused) {
                if (refused.statusCode() != 403) {
                    throw refused;
                }
                return new Kept(
                        false,
                        List.of(),
                        List.of(),
                        Optional.of(Failure.of(refused).reason()));
            }
        }

        private static Kept kept(IamClient iam, RootSession session) {
            return new Kept(
                    hasPassword(iam, session),
                    iam
                            .listAccessKeys(to -> to.overrideConfiguration(session.credentials()))
                            .accessKeyMetadata()
                            .stream()
                            .map(AccessKeyMetadata::accessKeyId)
                            .toList(),
                    iam
                            .listSigningCertificates(to -> to.overrideConfiguration(session.credentials()))
                            .certificates()
                            .stream()
                            .map(SigningCertificate::certificateId)
                            .toList(),
                    Optional.empty());
        }

        private static boolean hasPassword(IamClient iam, RootSession session) {
            try {
                iam.getLoginProfile(to -> to.overrideConfiguration(session.credentials()));
                return true;
            } catch (NoSuchEntityException none) {
                return false;
            }
        }

        @Override
        public Proposal plan(Map<String, Kept> found) {
            List<Change> changes = new ArrayList<>();
            List<String> notes = new ArrayList<>();
            found.forEach((account, kept) -> {
                kept.unseen()
                        .ifPresent(why ->
                                notes.add("the root user of %s cannot be looked into: %s".formatted(account, why)));
                if (remove) {
                    changes.addAll(removals(account, kept));
                } else if (!kept.nothing()) {
                    notes.add(
                            "the root user of %s has %s; take them away with organization.root.remove-credentials: true and --allow-removal"
                                    .formatted(account, kept.words()));
                }
            });
            return new Proposal(changes, notes);
        }

        private List<RootChange> removals(String account, Kept kept) {
            List<RootChange> all = new ArrayList<>();
            kept.keys().forEach(key -> all.add(new RootChange.DropKey(partition, account, key)));
            kept.certificates().forEach(id -> all.add(new RootChange.DropCertificate(partition, account, id)));
            if (kept.password()) {
                all.add(new RootChange.DropPassword(partition, account));
            }
            return all;
        }
    }
}
