package io.gantry.platform.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SecretsTest {
    @TempDir private Path directory;

    @Test
    void makesEachSecretOnce() throws IOException {
        var first = Files.readString(secrets().postgresPassword());

        assertThat(Files.readString(secrets().postgresPassword()))
                .isEqualTo(first)
                .hasSizeGreaterThan(40);
    }

    @Test
    void makesKeyOf32BytesThatOnlyItsOwnerReads() throws IOException {
        var file = secrets().encryptionKey();

        assertThat(Base64.getDecoder().decode(Files.readString(file))).hasSize(32);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
    }

    @Test
    void survivesCrashBetweenWritingAndMoving() throws IOException {
        var data = DataDirectory.create(directory.resolve("data"));
        Files.createDirectories(data.root().resolve("secrets"));
        Files.writeString(data.root().resolve("secrets/encryption-key.new"), "half");

        assertThat(Base64.getDecoder().decode(Files.readString(data.secrets().encryptionKey())))
                .hasSize(32);
    }

    private Secrets secrets() throws IOException {
        return DataDirectory.create(directory.resolve("data")).secrets();
    }
}
