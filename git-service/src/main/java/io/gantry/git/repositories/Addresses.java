package io.gantry.git.repositories;

import java.net.URI;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where users find the suite. Its prefix is shared with settings of libraries, so unknown names
 * cannot be refused here.
 *
 * @param publicUrl of the gateway, as clients write it
 */
@ConfigurationProperties("gantry")
record Addresses(@DefaultValue("http://localhost:8080") URI publicUrl) {
    /** The smart HTTP address of a repository. */
    String gitUrl(String repository) {
        String root = publicUrl.toString().replaceAll("/+$", "");
        return "%s/git/%s.git".formatted(root, repository);
    }
}
