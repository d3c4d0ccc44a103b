package io.gantry.git.history;

import java.io.IOException;
import org.eclipse.jgit.errors.LargeObjectException;
import org.eclipse.jgit.internal.storage.file.FileRepository;
import org.eclipse.jgit.lib.AnyObjectId;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectLoader;
import org.eclipse.jgit.lib.ObjectReader;
import org.eclipse.jgit.lib.Repository;

/** A repository of which no large blob is read, whoever asks for it. */
final class BoundedRepository extends FileRepository {
    private final long most;

    BoundedRepository(Repository of, long most) throws IOException {
        super(of.getDirectory());
        this.most = most;
    }

    @Override
    public ObjectReader newObjectReader() {
        return new Reader(super.newObjectReader(), most);
    }

    private static final class Reader extends ObjectReader.Filter {
        private final ObjectReader all;
        private final long most;

        Reader(ObjectReader all, long most) {
            this.all = all;
            this.most = most;
        }

        @Override
        protected ObjectReader delegate() {
            return all;
        }

        @Override
        public ObjectReader newReader() {
            return new Reader(all.newReader(), most);
        }

        @Override
        public ObjectLoader open(AnyObjectId id, int type) throws IOException {
            ObjectLoader loader = all.open(id, type);
            if (loader.getType() == Constants.OBJ_BLOB && loader.getSize() > most) {
                throw new LargeObjectException.ExceedsLimit(most, loader.getSize());
            }
            return loader;
        }
    }
}
