package io.gantry.git.ssh;

import static java.util.Objects.requireNonNull;

import io.gantry.web.encryption.Encryption;
import io.r2dbc.spi.Readable;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.time.Clock;
import java.util.List;
import org.apache.sshd.common.NamedResource;
import org.apache.sshd.common.config.keys.writer.openssh.OpenSSHKeyPairResourceWriter;
import org.apache.sshd.common.util.security.SecurityUtils;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/** The keys by which clients know this host: made once, the same for all replicas, encrypted. */
@Repository
class HostKeys {
    private final DatabaseClient database;
    private final Encryption encryption;
    private final Clock clock;

    HostKeys(DatabaseClient database, Encryption encryption, Clock clock) {
        this.database = database;
        this.encryption = encryption;
        this.clock = clock;
    }

    /** One key of each algorithm; those that are missing are made. */
    Mono<List<KeyPair>> all() {
        return Flux.fromArray(HostKeyAlgorithm.values()).concatMap(this::findOrMake).collectList();
    }

    private Mono<KeyPair> findOrMake(HostKeyAlgorithm algorithm) {
        return find(algorithm).switchIfEmpty(Mono.defer(() -> make(algorithm)));
    }

    /** Of two replicas that make one at the same time, both use that of the first. */
    private Mono<KeyPair> make(HostKeyAlgorithm algorithm) {
        return Mono.fromCallable(() -> seal(algorithm))
                .subscribeOn(Schedulers.boundedElastic()) // it may take seconds
                .flatMap(sealed ->
                        database.sql(
                                        """
                                        INSERT INTO host_keys (algorithm, sealed, created_at)
                                        VALUES (:algorithm, :sealed, :now) ON CONFLICT DO NOTHING
                                        """)
                                .bind("algorithm", algorithm.text())
                                .bind("sealed", sealed)
                                .bind("now", clock.instant())
                                .then())
                .then(Mono.defer(() -> find(algorithm)));
    }

    private Mono<KeyPair> find(HostKeyAlgorithm algorithm) {
        return database.sql("SELECT sealed FROM host_keys WHERE algorithm = :algorithm")
                .bind("algorithm", algorithm.text())
                .map(row -> open(row, algorithm))
                .one();
    }

    private byte[] seal(HostKeyAlgorithm algorithm) throws GeneralSecurityException, IOException {
        ByteArrayOutputStream text = new ByteArrayOutputStream();
        OpenSSHKeyPairResourceWriter.INSTANCE.writePrivateKey(
                algorithm.generate(), "gantry", null, text);
        return encryption.seal(text.toByteArray(), purpose(algorithm));
    }

    private KeyPair open(Readable row, HostKeyAlgorithm algorithm) {
        byte[] sealed = requireNonNull(row.get("sealed", byte[].class));
        try {
            byte[] text = encryption.open(sealed, purpose(algorithm));
            NamedResource name = NamedResource.ofName(purpose(algorithm));
            return SecurityUtils.loadKeyPairIdentities(
                            null, name, new ByteArrayInputStream(text), null)
                    .iterator()
                    .next();
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalStateException(
                    "GANTRY_ENCRYPTION_KEY does not open the SSH host key %s: it was stored under another one"
                            .formatted(algorithm.text()),
                    e);
        }
    }

    private static String purpose(HostKeyAlgorithm algorithm) {
        return "host_keys/" + algorithm.text();
    }
}
