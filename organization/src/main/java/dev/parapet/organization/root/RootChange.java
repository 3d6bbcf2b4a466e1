package dev.parapet.organization.root;

import dev.parapet.core.Aws;
import dev.parapet.organization.Change;
import dev.parapet.organization.root.RootSession.Task;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.iam.model.NoSuchEntityException;

/** Takes a credential from the root user of a member. None of them comes back; the user can be given new ones. */
sealed interface RootChange extends Change {
    @Override
    default Kind kind() {
        return Kind.DELETE;
    }

    /** Takes away an access key. */
    record DropKey(String partition, String account, String key) implements RootChange {
        @Override
        public String api() {
            return "iam:DeleteAccessKey";
        }

        @Override
        public String describe() {
            return "access key %s of the root user of %s: there -> deleted".formatted(key, account);
        }

        @Override
        public void apply(Aws aws) {
            RootSession session = RootSession.of(aws, partition, account, Task.IAMDeleteRootUserCredentials);
            try {
                aws.client(IamClient::builder)
                        .deleteAccessKey(to -> to.accessKeyId(key).overrideConfiguration(session.credentials()));
            } catch (NoSuchEntityException gone) {
                // That is what was wanted.
            }
        }
    }

    /** Takes away a signing certificate. */
    record DropCertificate(String partition, String account, String certificate) implements RootChange {
        @Override
        public String api() {
            return "iam:DeleteSigningCertificate";
        }

        @Override
        public String describe() {
            return "certificate %s of the root user of %s: there -> deleted".formatted(certificate, account);
        }

        @Override
        public void apply(Aws aws) {
            RootSession session = RootSession.of(aws, partition, account, Task.IAMDeleteRootUserCredentials);
            try {
                aws.client(IamClient::builder)
                        .deleteSigningCertificate(
                                to -> to.certificateId(certificate).overrideConfiguration(session.credentials()));
            } catch (NoSuchEntityException gone) {
                // That is what was wanted.
            }
        }
    }

    /** Takes away the password. */
    record DropPassword(String partition, String account) implements RootChange {
        @Override
        public String api() {
            return "iam:DeleteLoginProfile";
        }

        @Override
        public String describe() {
            return "password of the root user of %s: there -> deleted".formatted(account);
        }

        @Override
        public void apply(Aws aws) {
            RootSession session = RootSession.of(aws, partition, account, Task.IAMDeleteRootUserCredentials);
            try {
                aws.client(IamClient::builder)
                        .deleteLoginProfile(to -> to.overrideConfiguration(session.credentials()));
            } catch (NoSuchEntityException gone) {
                // That is what was wanted.
            }
        }
    }
}
