package io.gantry.git.commits;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** The bytes of a packed file; what cannot be unpacked is the fault of who has sent it. */
final class ZipStream extends FilterInputStream {
    private final String name;

    ZipStream(InputStream in, String name) {
        super(in);
        this.name = name;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] to, int offset, int length) {
        try {
            return super.read(to, offset, length);
        } catch (IOException | RuntimeException e) {
            throw CommitFault.extract(
                    "\"%s\" cannot be unpacked: %s".formatted(name, e.getMessage()));
        }
    }
}
