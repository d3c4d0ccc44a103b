package io.gantry.git.runner;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Arrays;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What a run says: passed on at once, counted, and its end kept. */
final class RunOutput {
    private static final Logger log = LoggerFactory.getLogger(RunOutput.class);
    private static final int CHUNK = 8 << 10;

    private final OutputStream terminal;
    private final long most;
    private final byte[] kept;
    private long total;
    private boolean heard = true;

    /**
     * Of a run that may say so much.
     *
     * @param terminal who listens; he may go away
     * @param kept how many bytes of the end are kept
     */
    RunOutput(OutputStream terminal, long most, int kept) {
        this.terminal = terminal;
        this.most = most;
        this.kept = new byte[kept];
    }

    /** Whether all was read: false if it is too much. */
    boolean passOn(InputStream from) throws IOException {
        byte[] chunk = new byte[CHUNK];
        for (int read = from.read(chunk); read >= 0; read = from.read(chunk)) {
            int allowed = (int) Math.min(read, most - total);
            show(chunk, allowed);
            keep(chunk, allowed);
            if (allowed < read) {
                return false;
            }
        }
        return true;
    }

    /** The end, as text that a database takes. */
    synchronized String end() {
        int length = (int) Math.min(total, kept.length);
        byte[] end = new byte[length];
        for (int i = 0; i < length; i++) {
            end[i] = kept[(int) ((total - length + i) % kept.length)];
        }
        return new String(end, UTF_8).replace('\0', '\uFFFD');
    }

    private void show(byte[] chunk, int length) {
        if (!heard) {
            return;
        }
        try {
            terminal.write(chunk, 0, length);
            terminal.flush();
        } catch (IOException e) {
            heard = false;
            log.debug("Nobody listens to a hook any more: {}", e.toString());
        }
    }

    private synchronized void keep(byte[] chunk, int length) {
        byte[] said = Arrays.copyOf(chunk, length);
        for (byte one : said) {
            kept[(int) (total++ % kept.length)] = one;
        }
    }
}
