package io.gantry.git.repositories;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where users find the SSH door, {@code gantry.ssh.public-*}. Its prefix is shared with the door's
 * own settings.
 *
 * @param publicHost as clients write it
 * @param publicPort 0 if it is the port that the door listens on
 * @param port that the door listens on
 */
@ConfigurationProperties("gantry.ssh")
record SshAddress(
        @DefaultValue("localhost") String publicHost,
        @DefaultValue("0") int publicPort,
        @DefaultValue("2222") int port) {
    /** The SSH address of a repository. */
    String sshUrl(String repository) {
        int shown = publicPort == 0 ? port : publicPort;
        return "ssh://git@%s:%d/%s.git".formatted(publicHost, shown, repository);
    }
}
