package io.gantry.git.packs;

import java.io.IOException;
import java.io.InputStream;
import org.eclipse.jgit.internal.storage.file.FileRepository;
import org.eclipse.jgit.lib.BaseRepositoryBuilder;
import org.eclipse.jgit.lib.ObjectInserter;
import org.eclipse.jgit.transport.PackParser;

/** A repository whose packs come in by our own parser. */
final class PushedRepository extends FileRepository {
    private final PackLimits limits;

    PushedRepository(BaseRepositoryBuilder<?, ?> place, PackLimits limits) throws IOException {
        super(place);
        this.limits = limits;
    }

    @Override
    public ObjectInserter newObjectInserter() {
        ObjectInserter inserter = super.newObjectInserter();
        return new ObjectInserter.Filter() {
            @Override
            protected ObjectInserter delegate() {
                return inserter;
            }

            @Override
            public PackParser newPackParser(InputStream in) throws IOException {
                return new PushedPackParser(getObjectDatabase(), in, limits);
            }
        };
    }
}
