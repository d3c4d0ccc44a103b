package io.gantry.git.transport;

import io.gantry.contracts.git.GitRepository;
import io.gantry.git.pushes.Caller;
import io.gantry.git.pushes.PushSession;
import io.gantry.git.pushes.PushSession.Pusher;
import io.gantry.git.pushes.PushSessions;
import io.gantry.git.storage.Storage;
import io.gantry.git.storage.StorageProperties;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.List;
import org.eclipse.jgit.errors.UnpackException;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.transport.PacketLineOut;
import org.eclipse.jgit.transport.ReceivePack;
import org.eclipse.jgit.transport.RefAdvertiser.PacketLineOutRefAdvertiser;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;

/**
 * Takes what somebody pushes who may write. It blocks.
 *
 * @see <a href="https://git-scm.com/docs/git-receive-pack">git-receive-pack</a>
 */
@Service
public class ReceiveService {
    private static final Logger log = LoggerFactory.getLogger(ReceiveService.class);

    static final String NAME = "git-receive-pack";

    private final Storage storage;
    private final StorageProperties properties;
    private final PushSessions pushes;

    ReceiveService(Storage storage, StorageProperties properties, PushSessions pushes) {
        this.storage = storage;
        this.properties = properties;
        this.pushes = pushes;
    }

    /** Talks until the push is done: the whole protocol on one connection. */
    public void serve(
            GitRepository repository,
            Caller caller,
            InputStream in,
            OutputStream out,
            @Nullable OutputStream err)
            throws IOException {
        receive(repository, caller, true, in, out, err);
    }

    /** One request of stateless HTTP. */
    public void answer(GitRepository repository, Caller caller, InputStream in, OutputStream out)
            throws IOException {
        receive(repository, caller, false, in, out, null);
    }

    /** What stateless HTTP answers first: the refs as they are. */
    public void advertise(GitRepository repository, OutputStream out) throws IOException {
        try (Repository opened = storage.open(repository.id())) {
            PacketLineOut lines = new PacketLineOut(out);
            lines.writeString("# service=" + NAME + "\n");
            lines.end();
            ReceivePack pack = receivePack(opened);
            pack.setBiDirectionalPipe(false);
            pack.sendAdvertisedRefs(new PacketLineOutRefAdvertiser(lines));
        }
    }

    private void receive(
            GitRepository repository,
            Caller caller,
            boolean wholeProtocol,
            InputStream in,
            OutputStream out,
            @Nullable OutputStream err)
            throws IOException {
        try (PushSession push = pushes.open(repository, caller)) {
            ReceivePack pack = receivePack(push.repository());
            pack.setBiDirectionalPipe(wholeProtocol);
            pack.setPreReceiveHook(
                    (_, commands) -> push.move(commands, pack.isAtomic(), pusher(pack)));
            pack.setPostReceiveHook((_, moved) -> push.tell(moved, pusher(pack)));
            pack.receive(new LimitedPush(in, properties.maxPush().toBytes()), out, err);
        } catch (UnpackException e) {
            log.info(
                    "A push to {} was refused, as its client was told: {}",
                    repository.name(),
                    String.valueOf(e.getCause()));
        }
    }

    private static Pusher pusher(ReceivePack pack) {
        @Nullable List<String> options = pack.getPushOptions();
        return new Pusher(options == null ? List.of() : options, pack.getMessageOutputStream());
    }

    private ReceivePack receivePack(Repository opened) {
        ReceivePack pack = new ReceivePack(opened);
        pack.setTimeout(Math.toIntExact(properties.silence().toSeconds()));
        pack.setMaxObjectSizeLimit(properties.maxObject().toBytes());
        pack.setAllowPushOptions(true);
        return pack;
    }
}
