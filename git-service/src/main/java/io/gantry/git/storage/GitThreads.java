package io.gantry.git.storage;

import jakarta.annotation.PreDestroy;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * The threads that JGit blocks: virtual ones, of which only so many work at once. WebFlux code
 * touches JGit through here alone.
 */
@Component
public class GitThreads {
    private final ExecutorService executor =
            Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("git-", 0).factory());

    private final Semaphore slots;
    private final Shares shares;

    GitThreads(StorageProperties properties) {
        slots = new Semaphore(properties.operations(), true);
        shares = new Shares(properties.operations(), properties.operationsEach());
    }

    /** The result of the task. A caller who goes away does not interrupt it half-way. */
    public <T> Mono<T> call(Callable<T> task) {
        return Mono.defer(() -> start(() -> inSlot(task)));
    }

    /** The task done. */
    public Mono<Void> run(Task task) {
        return call(
                        () -> {
                            task.run();
                            return true;
                        })
                .then();
    }

    /** A step of an operation that has a slot already: it must not wait for another one. */
    public <T> Mono<T> step(Callable<T> task) {
        return Mono.defer(() -> start(task));
    }

    /** What an operation waits for that is none of its work: others may have its slot meanwhile. */
    public <T> T aside(Callable<T> task) throws Exception {
        slots.release();
        try {
            return task.call();
        } finally {
            slots.acquireUninterruptibly();
        }
    }

    /** Begins the task on a thread of its own; it waits for its slot there. */
    public void execute(Runnable task) {
        executor.execute(() -> inSlot(task));
    }

    /**
     * The same for a task that lasts as long as its client likes: it waits besides until it is
     * within the share of its caller.
     */
    public void execute(Sharer caller, Runnable task) {
        executor.execute(() -> shares.run(caller, () -> inSlot(task)));
    }

    private void inSlot(Runnable task) {
        slots.acquireUninterruptibly();
        try {
            task.run();
        } finally {
            slots.release();
        }
    }

    private <T> Mono<T> start(Callable<T> task) {
        CompletableFuture<T> future = new CompletableFuture<>();
        executor.execute(() -> complete(future, task));
        return Mono.fromFuture(future, true);
    }

    private static <T> void complete(CompletableFuture<T> future, Callable<T> task) {
        try {
            future.complete(task.call());
        } catch (Exception | Error e) {
            future.completeExceptionally(e);
        }
    }

    private <T> T inSlot(Callable<T> task) throws Exception {
        slots.acquireUninterruptibly();
        try {
            return task.call();
        } finally {
            slots.release();
        }
    }

    @PreDestroy
    void close() {
        executor.shutdown();
    }

    /** Something that blocks and may fail. */
    @FunctionalInterface
    public interface Task {
        void run() throws Exception;
    }
}
