package io.gantry.web.gitroutes;

import java.util.List;

/** Which paths are those of git hosting: all outside {@code /api/v1} that a service answers. */
public final class GitRoutes {
    private static final List<String> ROOTS =
            List.of("/user", "/repository", "/hook", "/git", "/healthcheck");

    private GitRoutes() {}

    /** Whether the raw path is one of git hosting. */
    public static boolean contains(String path) {
        String clean = collapsed(path);
        return ROOTS.stream().anyMatch(root -> clean.equals(root) || clean.startsWith(root + "/"));
    }

    /** The path with each run of slashes as one. */
    static String collapsed(String path) {
        return path.contains("//") ? path.replaceAll("/{2,}", "/") : path;
    }
}
