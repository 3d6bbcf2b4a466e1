package dev.parapet.remediations.iam_key_compromised;

import dev.parapet.remediations.iam_key_compromised.IamKeyCompromised.AccessKey;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.iam.model.AccessKeyMetadata;
import software.amazon.awssdk.services.iam.model.IamException;
import software.amazon.awssdk.services.iam.model.NoSuchEntityException;

/** Finds out whose key it is. The user name of a finding says where to look first; IAM says who the owner is. */
record KeyLookup(IamClient iam, String key) {
    /** The key as IAM knows it; empty when it is gone. */
    Optional<AccessKey> find(Optional<String> claimedUser) {
        Optional<AccessKey> claimed = claimedUser.flatMap(this::among);
        if (claimed.isPresent()) {
            return claimed;
        }
        try {
            return owner().flatMap(this::among);
        } catch (OwnerDenied denied) {
            // IAM gives this answer for keys it does not know, too. Only after another read went through is it that.
            return claimedUser.isPresent() ? Optional.empty() : Optional.of(AccessKey.unread(key));
        }
    }

    private Optional<AccessKey> among(String user) {
        try {
            List<AccessKeyMetadata> keys =
                    iam.listAccessKeys(request -> request.userName(user)).accessKeyMetadata();
            return keys.stream()
                    .filter(candidate -> candidate.accessKeyId().equals(key))
                    .findFirst()
                    .map(found ->
                            new AccessKey(key, Optional.of(user), Optional.of(found.statusAsString()), others(keys)));
        } catch (NoSuchEntityException noSuchUser) {
            return Optional.empty();
        }
    }

    private List<String> others(List<AccessKeyMetadata> keys) {
        return keys.stream()
                .map(AccessKeyMetadata::accessKeyId)
                .filter(id -> !id.equals(key))
                .toList();
    }

    /** Never an empty name: listing keys without one lists the caller's. */
    private Optional<String> owner() throws OwnerDenied {
        try {
            return Optional.ofNullable(iam.getAccessKeyLastUsed(request -> request.accessKeyId(key))
                            .userName())
                    .filter(name -> !name.isBlank());
        } catch (NoSuchEntityException gone) {
            return Optional.empty();
        } catch (IamException e) {
            if (e.awsErrorDetails() != null
                    && "AccessDenied".equals(e.awsErrorDetails().errorCode())) {
                throw new OwnerDenied();
            }
            throw e;
        }
    }

    /** IAM does not say whose key it is. */
    private static final class OwnerDenied extends Exception {
        private static final long serialVersionUID = 1L;
    }
}
