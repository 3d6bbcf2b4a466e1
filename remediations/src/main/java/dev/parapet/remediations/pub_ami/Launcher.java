package dev.parapet.remediations.pub_ami;

import java.util.Optional;
import java.util.stream.Stream;
import software.amazon.awssdk.services.ec2.model.LaunchPermission;

/** Who may launch an image, in one word: an account number, the ARN of an organization or unit, or {@code all}. */
final class Launcher {
    private Launcher() {}

    static String of(LaunchPermission permission) {
        return Stream.of(
                        Optional.ofNullable(permission.userId()),
                        Optional.ofNullable(permission.organizationArn()),
                        Optional.ofNullable(permission.organizationalUnitArn()))
                .flatMap(Optional::stream)
                .findFirst()
                .orElseGet(permission::groupAsString);
    }

    static LaunchPermission permission(String launcher) {
        LaunchPermission.Builder permission = LaunchPermission.builder();
        if (launcher.matches("\\d{12}")) {
            return permission.userId(launcher).build();
        }
        if (launcher.contains(":organization/")) {
            return permission.organizationArn(launcher).build();
        }
        return launcher.startsWith("arn:")
                ? permission.organizationalUnitArn(launcher).build()
                : permission.group(launcher).build();
    }

    /** An organization and its units carry the number of its management account: {@code arn:aws:organizations::111…:ou/o-…}. */
    static String account(String launcher) {
        return launcher.startsWith("arn:") ? launcher.split(":", -1)[4] : launcher;
    }
}
