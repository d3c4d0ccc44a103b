package io.gantry.git.users;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import org.apache.sshd.common.config.keys.PublicKeyEntry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PublicKeyLineTest {
    private static final String BODY =
            "AAAAC3NzaC1lZDI1NTE5AAAAIO8+Xz1rLCUiEbWb8PTBcuJUuBUDcpnSGHuRrAvxqVEK";
    private static final String KEY = "ssh-ed25519 " + BODY;

    @Test
    void keepsTypeBodyAndComment() {
        PublicKeyLine line = PublicKeyLine.parse(KEY + "  ann at home \r\n").orElseThrow();
        assertThat(line.type()).isEqualTo("ssh-ed25519");
        assertThat(line.text()).isEqualTo(KEY + " ann at home");
        assertThat(line.fingerprint()).startsWith("SHA256:");
    }

    @Test
    void listsAKeyWithoutCommentWithoutABlankAtTheEnd() {
        assertThat(PublicKeyLine.parse(KEY).orElseThrow().text()).isEqualTo(KEY);
    }

    @Test
    void dropsOptionsAndBelievesTheKeyRatherThanTheWordBeforeIt() {
        String line = "no-pty,command=\"echo \\\"x y\\\"\" ssh-rsa " + BODY + " me";
        assertThat(PublicKeyLine.parse(line).orElseThrow().text()).isEqualTo(KEY + " me");
    }

    @Test
    void skipsBlankLinesAndRemarks() {
        assertThat(PublicKeyLine.parse("\n# a key\n" + KEY)).isPresent();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "ssh-ed25519",
                "ssh-ed25519 AAAA",
                "ssh-ed25519 !!!!",
                "AAAAC3NzaC1lZDI1NTE5",
                "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIO8+Xz1rLCUiEbWb8PTBcuJUuBUDcpnSGHuRrAvx",
                "ssh-dss AAAAB3NzaC1kc3MAAAADAQAB"
            })
    void refusesWhatIsNoKey(String text) {
        assertThat(PublicKeyLine.parse(text)).isEmpty();
    }

    @Test
    void refusesRsaBelow2048Bits() throws NoSuchAlgorithmException {
        assertThat(PublicKeyLine.parse(rsa(1024))).isEmpty();
        assertThat(PublicKeyLine.parse(rsa(2048))).isPresent();
    }

    private static String rsa(int bits) throws NoSuchAlgorithmException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(bits);
        KeyPair pair = generator.generateKeyPair();
        return PublicKeyEntry.toString(pair.getPublic());
    }
}
