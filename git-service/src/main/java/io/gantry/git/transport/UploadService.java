package io.gantry.git.transport;

import io.gantry.contracts.git.GitRepository;
import io.gantry.git.storage.Storage;
import io.gantry.git.storage.StorageProperties;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.storage.pack.PackConfig;
import org.eclipse.jgit.transport.PacketLineOut;
import org.eclipse.jgit.transport.RefAdvertiser.PacketLineOutRefAdvertiser;
import org.eclipse.jgit.transport.UploadPack;
import org.eclipse.jgit.transport.UploadPackInternalServerErrorException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;

/**
 * Sends what a fetch or clone asks for, to somebody who may read. It blocks.
 *
 * @see <a href="https://git-scm.com/docs/git-upload-pack">git-upload-pack</a>
 */
@Service
public class UploadService {
    private static final Logger log = LoggerFactory.getLogger(UploadService.class);

    static final String NAME = "git-upload-pack";

    private final Storage storage;
    private final StorageProperties properties;

    UploadService(Storage storage, StorageProperties properties) {
        this.storage = storage;
        this.properties = properties;
    }

    /** Talks until the client has what it wants: the whole protocol on one connection. */
    public void serve(
            GitRepository repository,
            Protocol protocol,
            InputStream in,
            OutputStream out,
            @Nullable OutputStream err)
            throws IOException {
        try (Repository opened = storage.open(repository.id())) {
            upload(uploadPack(opened, protocol), in, out, err);
        }
    }

    /** What stateless HTTP answers first: the refs, or in version 2 what can be asked. */
    public void advertise(GitRepository repository, Protocol protocol, OutputStream out)
            throws IOException {
        try (Repository opened = storage.open(repository.id())) {
            UploadPack pack = uploadPack(opened, protocol);
            pack.setBiDirectionalPipe(false);
            pack.sendAdvertisedRefs(new PacketLineOutRefAdvertiser(new PacketLineOut(out)), NAME);
        }
    }

    /** One request of stateless HTTP. */
    public void answer(
            GitRepository repository, Protocol protocol, InputStream in, OutputStream out)
            throws IOException {
        try (Repository opened = storage.open(repository.id())) {
            UploadPack pack = uploadPack(opened, protocol);
            pack.setBiDirectionalPipe(false);
            upload(pack, in, out, null);
        }
    }

    private static void upload(
            UploadPack pack, InputStream in, OutputStream out, @Nullable OutputStream err)
            throws IOException {
        try {
            pack.upload(in, out, err);
        } catch (UploadPackInternalServerErrorException e) {
            log.warn("A fetch ended early, as its client was told", e.getCause());
        }
    }

    private UploadPack uploadPack(Repository opened, Protocol protocol) {
        UploadPack pack = new UploadPack(opened);
        pack.setTimeout(Math.toIntExact(properties.silence().toSeconds()));
        pack.setExtraParameters(protocol.parameters());
        pack.setPackConfig(packing(opened));
        return pack;
    }

    /**
     * Deltas that are there are sent; to look for others takes a shallow clone of many files half a
     * minute, and saves it some percent of the bytes. Maintenance looks for them once.
     */
    private static PackConfig packing(Repository opened) {
        PackConfig config = new PackConfig(opened);
        config.setDeltaCompress(false);
        return config;
    }
}
