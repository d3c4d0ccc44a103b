package io.gantry.gateway.oidc;

import io.gantry.web.errors.WebError;
import java.util.regex.Pattern;

/** Where a browser may be sent after a sign-in: a path of ours, in no spelling another site. */
final class ReturnPath {
    private static final Pattern PATH =
            Pattern.compile("/(?!/)([A-Za-z0-9._~!$&'()*+,;=:@/?#-]|%[0-9A-Fa-f]{2}){0,1000}");

    private ReturnPath() {}

    static String require(String path) {
        if (!PATH.matcher(path).matches()) {
            throw WebError.INVALID_PARAMETER.exception(
                    "returnTo", path, "a path like /catalog, of at most 1000 characters of a URL");
        }
        return path;
    }
}
