package io.gantry.git.transport;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.eclipse.jgit.errors.TooLargePackException;

/**
 * What a client sends, up to a limit. JGit's own takes the limit for the end of the pack where a
 * stream does not know what is {@code available}, and tells the client of a truncated one.
 */
final class LimitedPush extends FilterInputStream {
    private final long limit;
    private long left;

    LimitedPush(InputStream in, long limit) {
        super(in);
        this.limit = limit;
        this.left = limit;
    }

    @Override
    public int read() throws IOException {
        return (int) taken(super.read(), 1);
    }

    @Override
    public int read(byte[] into, int from, int length) throws IOException {
        int count = super.read(into, from, length);
        return (int) taken(count, count);
    }

    @Override
    public long skip(long count) throws IOException {
        long skipped = super.skip(count);
        return taken(skipped, skipped);
    }

    private long taken(long answer, long count) throws TooLargePackException {
        if (answer >= 0) {
            left -= count;
        }
        if (left < 0) {
            throw new TooLargePackException(limit);
        }
        return answer;
    }
}
