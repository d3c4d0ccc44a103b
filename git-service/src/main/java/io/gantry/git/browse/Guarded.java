package io.gantry.git.browse;

import org.springframework.http.HttpHeaders;

/** What is said with every answer that carries bytes of a repository, which anybody wrote. */
final class Guarded {
    private Guarded() {}

    /** No browser runs them, takes them for something else, or lends them to another site. */
    static void mark(HttpHeaders headers) {
        headers.set("Content-Security-Policy", "sandbox; default-src 'none'");
        headers.set("X-Content-Type-Options", "nosniff");
        headers.set("Cross-Origin-Resource-Policy", "same-origin");
    }
}
