package io.gantry.git.authorizedkeys;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import io.gantry.git.storage.Durable;
import io.gantry.git.storage.GitThreads;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.ReactiveTransactionManager;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;

/**
 * Writes the file whole and puts it in place at once, from the store and never from what the file
 * held. One replica writes at a time, and reads the keys while it may: the last one to write has
 * seen every change that was made.
 *
 * @see <a href="https://man.openbsd.org/sshd#AUTHORIZED_KEYS_FILE_FORMAT">sshd(8)</a>
 */
@Component
public class AuthorizedKeys {
    private static final Logger log = LoggerFactory.getLogger(AuthorizedKeys.class);
    private static final String OURS_ALONE = "rw-------";

    private final AuthorizedKeysRows rows;
    private final AuthorizedKeysProperties properties;
    private final GitThreads threads;
    private final TransactionalOperator transaction;
    private volatile String written = "";

    AuthorizedKeys(
            AuthorizedKeysRows rows,
            AuthorizedKeysProperties properties,
            GitThreads threads,
            ReactiveTransactionManager transactions) {
        this.rows = rows;
        this.properties = properties;
        this.threads = threads;
        this.transaction = TransactionalOperator.create(transactions);
    }

    /**
     * To be called after the commit of a change; done when the file tells of it. A failure is only
     * logged, since the change itself holds: the file is then written some seconds later.
     */
    public Mono<Void> write() {
        return transaction
                .transactional(rows.lock().then(Mono.defer(this::writeLocked)))
                .doOnError(e -> log.warn("{} was not written: {}", properties.file(), e.toString()))
                .onErrorComplete();
    }

    /** What other replicas have changed, or a crash has kept from the file. */
    @Scheduled(fixedDelayString = "PT5S")
    Mono<Void> keepUp() {
        return rows.state()
                .filter(state -> !state.equals(written))
                .flatMap(_ -> write())
                .onErrorComplete();
    }

    private Mono<Void> writeLocked() {
        return rows.state()
                .flatMap(state ->
                        rows.lines()
                                .collectList()
                                .flatMap(lines -> threads.step(() -> save(lines)))
                                .doOnNext(_ -> written = state))
                .then();
    }

    private Path save(List<String> lines) throws IOException {
        Path file = properties.file().toAbsolutePath();
        Path whole = file.resolveSibling(file.getFileName() + ".tmp");
        Path folder = requireNonNull(file.getParent());
        Files.createDirectories(folder);
        Files.deleteIfExists(whole);
        Files.createFile(
                whole,
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(OURS_ALONE)));
        Files.writeString(whole, String.join("", lines), UTF_8);
        Durable.file(whole);
        Files.move(whole, file, StandardCopyOption.ATOMIC_MOVE);
        Durable.folder(folder);
        return file;
    }
}
