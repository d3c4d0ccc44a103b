package io.gantry.gateway.users;

import io.gantry.gateway.GatewayError;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.concurrent.Callable;
import java.util.concurrent.RejectedExecutionException;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

/**
 * Computes Argon2id: dear on purpose, so beside the event loop and few at once.
 *
 * @see <a
 *     href="https://cheatsheetseries.owasp.org/cheatsheets/Password_Storage_Cheat_Sheet.html">OWASP</a>
 */
@Component
public class Passwords {
    private static final int SALT_BYTES = 16;
    private static final int HASH_BYTES = 32;
    private static final int LANES = 1;
    private static final int MEMORY_KIB = 19 * 1024;
    private static final int PASSES = 2;

    private static final int AT_ONCE = 4;
    private static final int WAITING_EACH = 64;
    private static final int IDLE_SECONDS = 60;

    private final Argon2PasswordEncoder encoder =
            new Argon2PasswordEncoder(SALT_BYTES, HASH_BYTES, LANES, MEMORY_KIB, PASSES);
    private final Scheduler threads =
            Schedulers.newBoundedElastic(AT_ONCE, WAITING_EACH, "passwords", IDLE_SECONDS, true);
    private final String nobodys = nobodys();

    /** The hash to keep. */
    public Mono<String> hash(String password) {
        return compute(() -> encoder.encode(password));
    }

    /** Whether the hash is of that password. */
    public Mono<Boolean> matches(String password, String hash) {
        return compute(() -> encoder.matches(password, hash));
    }

    /** A hash that no password has, and that takes as long as any to be checked. */
    public String ofNobody() {
        return nobodys;
    }

    private <T> Mono<T> compute(Callable<T> computation) {
        return Mono.fromCallable(computation)
                .subscribeOn(threads)
                .onErrorMap(
                        RejectedExecutionException.class,
                        _ -> GatewayError.PASSWORDS_BUSY.exception());
    }

    private static String nobodys() {
        return "$argon2id$v=19$m=%d,t=%d,p=%d$%s$%s"
                .formatted(MEMORY_KIB, PASSES, LANES, random(SALT_BYTES), random(HASH_BYTES));
    }

    private static String random(int length) {
        byte[] bytes = new byte[length];
        new SecureRandom().nextBytes(bytes);
        return Base64.getEncoder().withoutPadding().encodeToString(bytes);
    }
}
