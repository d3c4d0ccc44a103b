package io.gantry.git.authorizedkeys;

import java.nio.file.Path;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Of the export, {@code gantry.authorized-keys.*}.
 *
 * @param file to write
 * @param command which OpenSSH is to run, with the user's name behind it
 */
@ConfigurationProperties(prefix = "gantry.authorized-keys", ignoreUnknownFields = false)
record AuthorizedKeysProperties(Path file, @DefaultValue("/usr/bin/gandalf-ssh") String command) {
    AuthorizedKeysProperties {
        if (command.isBlank() || command.chars().anyMatch(one -> one == '"' || one < ' ')) {
            throw new IllegalArgumentException(
                    "gantry.authorized-keys.command is '%s', expected a program without quotes and line ends"
                            .formatted(command));
        }
    }
}
