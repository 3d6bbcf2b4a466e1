package dev.parapet.scp.evaluate;

/** A file of policies, attachments, accounts or requests is not as it has to be. The message says where and what to write. */
public final class FileInvalid extends RuntimeException {
    private static final long serialVersionUID = 1L;

    FileInvalid(String message) {
        super(message);
    }

    FileInvalid(String message, Throwable cause) {
        super(message, cause);
    }
}
