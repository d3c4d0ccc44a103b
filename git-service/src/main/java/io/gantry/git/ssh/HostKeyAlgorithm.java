package io.gantry.git.ssh;

import java.security.GeneralSecurityException;
import java.security.KeyPair;
import org.apache.sshd.common.config.keys.KeyUtils;

/** The algorithms of host keys, in the order in which they are offered. */
enum HostKeyAlgorithm {
    ED25519("ssh-ed25519", 256),
    ECDSA("ecdsa-sha2-nistp256", 256),
    RSA("ssh-rsa", 3072);

    private final String text;
    private final int bits;

    HostKeyAlgorithm(String text, int bits) {
        this.text = text;
        this.bits = bits;
    }

    /** The type of the key on the wire. */
    String text() {
        return text;
    }

    KeyPair generate() throws GeneralSecurityException {
        return KeyUtils.generateKeyPair(text, bits);
    }
}
