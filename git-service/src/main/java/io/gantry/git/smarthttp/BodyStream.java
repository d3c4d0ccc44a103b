package io.gantry.git.smarthttp;

import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.util.Iterator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;
import reactor.core.publisher.Flux;

/**
 * The body of a request as a stream whose reader can be interrupted, as JGit does after a silence.
 * Spring's own spins when that happens. It blocks.
 */
final class BodyStream extends InputStream {
    private static final int BUFFERS_AHEAD = 8;

    private final Stream<DataBuffer> body;
    private final Iterator<DataBuffer> buffers;
    private @Nullable DataBuffer current;

    BodyStream(Flux<DataBuffer> body) {
        this.body =
                body.doOnDiscard(DataBuffer.class, DataBufferUtils::release)
                        .toStream(BUFFERS_AHEAD);
        this.buffers = this.body.iterator();
    }

    @Override
    public int read() throws IOException {
        DataBuffer buffer = filled();
        return buffer == null ? -1 : buffer.read() & 0xff;
    }

    @Override
    public int read(byte[] into, int from, int length) throws IOException {
        DataBuffer buffer = filled();
        if (buffer == null) {
            return -1;
        }
        int count = Math.min(length, buffer.readableByteCount());
        buffer.read(into, from, count);
        return count;
    }

    @Override
    public int available() {
        return current == null ? 0 : current.readableByteCount();
    }

    @Override
    public void close() {
        release();
        body.close();
    }

    /** The buffer to read from; null at the end. */
    private @Nullable DataBuffer filled() throws IOException {
        while (current == null || current.readableByteCount() == 0) {
            release();
            if (!hasNext()) {
                return null;
            }
            current = buffers.next();
        }
        return current;
    }

    private boolean hasNext() throws IOException {
        try {
            return buffers.hasNext();
        } catch (RuntimeException e) {
            if (e.getCause() instanceof InterruptedException) {
                throw new InterruptedIOException("nothing came for too long");
            }
            throw new IOException(e);
        }
    }

    private void release() {
        if (current != null) {
            DataBufferUtils.release(current);
            current = null;
        }
    }
}
