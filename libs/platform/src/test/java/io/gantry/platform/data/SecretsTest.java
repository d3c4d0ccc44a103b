package io.gantry.platform.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
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
    void makesKeyPairOfEachServiceOnce() throws Exception {
        var keys = secrets().serviceKeys("git-service");

        assertThat(secrets().serviceKeys("git-service")).isEqualTo(keys);
        assertThat(secrets().serviceKeys("plugin-service")).isNotEqualTo(keys);
        assertThat(verifies(keys)).isTrue();
        var file = directory.resolve("data/secrets/git-service-keys");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
    }

    private static boolean verifies(ServiceKeys keys) throws GeneralSecurityException {
        var factory = KeyFactory.getInstance("EC");
        var base64 = Base64.getDecoder();
        var signature = Signature.getInstance("SHA256withECDSA");
        signature.initSign(
                factory.generatePrivate(new PKCS8EncodedKeySpec(base64.decode(keys.privateKey()))));
        signature.update(new byte[] {1});
        var signed = signature.sign();
        signature.initVerify(
                factory.generatePublic(new X509EncodedKeySpec(base64.decode(keys.publicKey()))));
        signature.update(new byte[] {1});
        return signature.verify(signed);
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
