package dev.parapet.cli;

import dev.parapet.audit.StateUnusable;
import dev.parapet.audit.log.Equivocation;
import dev.parapet.audit.log.Malformed;
import dev.parapet.audit.log.NotAnExtension;
import dev.parapet.audit.log.StoreUnusable;
import dev.parapet.audit.log.Untrusted;
import dev.parapet.audit.reconcile.CloudTrailUnreadable;
import dev.parapet.audit.report.BrowserMissing;
import dev.parapet.audit.sequence.LogDiverged;
import dev.parapet.core.AccessRefused;
import dev.parapet.core.ApprovalRefused;
import dev.parapet.core.ExemptionsUnreadable;
import dev.parapet.core.Failure;
import dev.parapet.core.TrailUnwritable;
import dev.parapet.core.UndoRefused;
import dev.parapet.organization.NotManagement;
import dev.parapet.policies.SettingsInvalid;
import dev.parapet.sandbox.MotoMissing;
import dev.parapet.scp.evaluate.FileInvalid;
import dev.parapet.scp.pack.DoesNotFit;
import dev.parapet.scp.pack.ParameterMissing;
import java.nio.file.NoSuchFileException;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.ParseResult;
import software.amazon.awssdk.core.exception.SdkException;

/** Turns every failure of a verb into one line on standard error and an exit status; never a stack trace. */
final class Complaints implements IExecutionExceptionHandler {
    @Override
    public int handleExecutionException(Exception failure, CommandLine verb, ParseResult parsed) {
        verb.getErr().println("parapet: " + Safe.text(message(failure)));
        return status(failure);
    }

    private static String message(Exception failure) {
        return switch (failure) {
            case SdkException refused -> Failure.of(refused).reason() + where();
            case NoSuchFileException missing -> "there is no file " + missing.getFile();
            default ->
                status(failure) == Exit.FAILED && !isRefusal(failure)
                        ? "a defect, please report it: " + failure
                        : Optional.ofNullable(failure.getMessage()).orElseGet(failure::toString);
        };
    }

    private static boolean isRefusal(Exception failure) {
        return failure instanceof UndoRefused
                || failure instanceof ApprovalRefused
                || failure instanceof UnknownGuardrail
                || failure instanceof Untrusted
                || failure instanceof Equivocation
                || failure instanceof NotAnExtension
                || failure instanceof LogDiverged
                || failure instanceof Malformed;
    }

    private static String where() {
        return Optional.ofNullable(System.getenv("AWS_ENDPOINT_URL"))
                .map(endpoint -> " (AWS_ENDPOINT_URL is %s)".formatted(endpoint))
                .orElse("");
    }

    private static int status(Exception failure) {
        return switch (failure) {
            case SettingsInvalid invalid -> Exit.USAGE;
            case DoesNotFit tooMuch -> Exit.USAGE;
            case FileInvalid invalid -> Exit.USAGE;
            case ParameterMissing missing -> Exit.USAGE;
            case NoSuchFileException missing -> Exit.USAGE;
            case EnvironmentMissing missing -> Exit.ENVIRONMENT;
            case MotoMissing missing -> Exit.ENVIRONMENT;
            case StateUnusable unusable -> Exit.ENVIRONMENT;
            case TrailUnwritable unwritable -> Exit.ENVIRONMENT;
            case ExemptionsUnreadable unreadable -> Exit.ENVIRONMENT;
            case AccessRefused refused -> Exit.ENVIRONMENT;
            case NotManagement elsewhere -> Exit.ENVIRONMENT;
            case CloudTrailUnreadable unreadable -> Exit.ENVIRONMENT;
            case StoreUnusable unusable -> Exit.ENVIRONMENT;
            case BrowserMissing missing -> Exit.ENVIRONMENT;
            case SdkException refused -> Exit.ENVIRONMENT;
            default -> Exit.FAILED;
        };
    }
}
