package io.gantry.gateway.logins;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.gantry.gateway.users.Credential;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** What is remembered of a name and a password in their place, under a key of this process alone. */
final class PairMac {
    private static final String ALGORITHM = "HmacSHA256";
    private static final int KEY_BYTES = 32;
    private final Mac keyed;

    PairMac() {
        byte[] key = new byte[KEY_BYTES];
        new SecureRandom().nextBytes(key);
        try {
            keyed = Mac.getInstance(ALGORITHM);
            keyed.init(new SecretKeySpec(key, ALGORITHM));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Another one as soon as the user has another password. */
    String of(Credential credential, String password) {
        try {
            Mac mac = (Mac) keyed.clone();
            mac.update(credential.user().id().toString().getBytes(UTF_8));
            mac.update(credential.passwordSetAt().toString().getBytes(UTF_8));
            mac.update((credential.passwordHash() + "\n").getBytes(UTF_8));
            return HexFormat.of().formatHex(mac.doFinal(password.getBytes(UTF_8)));
        } catch (CloneNotSupportedException e) {
            throw new IllegalStateException(e);
        }
    }
}
