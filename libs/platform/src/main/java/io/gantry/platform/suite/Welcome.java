package io.gantry.platform.suite;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * What one needs to know when all is ready.
 *
 * @param passwordFile where the gateway writes the administrator's first password if it made one
 * @param knownBefore whether that file is older than this start, so that its content has been shown
 */
record Welcome(String url, Path passwordFile, boolean knownBefore) {

    String text() throws IOException {
        return "\nGantry is ready at %s\nuser      admin\npassword  %s".formatted(url, password());
    }

    private String password() throws IOException {
        if (Files.exists(passwordFile)) {
            return knownBefore ? "see " + passwordFile : Files.readString(passwordFile).strip();
        }
        return System.getenv("GANTRY_ADMIN_PASSWORD") == null
                ? "as before"
                : "as set by GANTRY_ADMIN_PASSWORD";
    }
}
