package io.gantry.git.pushes;

import io.gantry.git.storage.GitThreads;
import io.gantry.git.storage.Storage;
import java.io.IOException;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.Ref;
import org.eclipse.jgit.lib.Repository;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Where refs are on the disk, whatever the table says. */
@Component
class DiskRefs {
    private final Storage storage;
    private final GitThreads threads;

    DiskRefs(Storage storage, GitThreads threads) {
        this.storage = storage;
        this.threads = threads;
    }

    /** Where each of them is; zeros if it is not there. */
    Mono<Map<String, String>> of(UUID repository, Collection<String> refs) {
        return threads.step(() -> read(repository, refs));
    }

    private Map<String, String> read(UUID repository, Collection<String> refs) throws IOException {
        Map<String, String> found = new HashMap<>();
        try (Repository opened = storage.open(repository)) {
            for (String name : refs) {
                Ref ref = opened.exactRef(name);
                ObjectId now = ref == null ? null : ref.getObjectId();
                found.put(name, (now == null ? ObjectId.zeroId() : now).name());
            }
        }
        return found;
    }
}
