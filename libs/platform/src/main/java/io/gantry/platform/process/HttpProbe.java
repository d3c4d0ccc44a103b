package io.gantry.platform.process;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;

/** Asks a local address whether it is well. */
public final class HttpProbe {
    private static final int PATIENCE_MS = 2_000;

    private HttpProbe() {}

    /** Whether a GET is answered by 200. */
    public static boolean answers(String url) {
        try {
            // The old client on purpose: it costs no threads in a process that should stay small.
            var connection = (HttpURLConnection) URI.create(url).toURL().openConnection();
            connection.setConnectTimeout(PATIENCE_MS);
            connection.setReadTimeout(PATIENCE_MS);
            try {
                return connection.getResponseCode() == HttpURLConnection.HTTP_OK;
            } finally {
                connection.disconnect();
            }
        } catch (IOException e) {
            return false;
        }
    }
}
