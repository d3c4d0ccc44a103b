package io.gantry.web.server;

/**
 * What a {@code Host} may be: a name or an address, and a port if it is not the usual one; or
 * nothing. Each request is asked for it, so it is read once from left to right.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc3986#section-3.2.2">RFC 3986, Host</a>
 */
final class HostSyntax {
    private static final String SIGNS = "-._~%!$&'()*+,;=";
    private static final boolean[] IN_NAMES = new boolean[128];

    static {
        for (char c = 0; c < IN_NAMES.length; c++) {
            IN_NAMES[c] = Character.isLetterOrDigit(c) || SIGNS.indexOf(c) >= 0;
        }
    }

    private HostSyntax() {}

    static boolean matches(CharSequence host) {
        int end = host.length();
        boolean bracketed = end > 0 && host.charAt(0) == '[';
        int i = bracketed ? 1 : 0;
        while (i < end && isInside(host.charAt(i), bracketed)) {
            i++;
        }
        if (bracketed) {
            if (i == end || host.charAt(i) != ']') {
                return false;
            }
            i++;
        }
        return i == end || isPort(host, i);
    }

    /** Colons are between the parts of an IPv6 address, which is in brackets. */
    private static boolean isInside(char c, boolean brackets) {
        return (c < IN_NAMES.length && IN_NAMES[c]) || (brackets && c == ':');
    }

    private static boolean isPort(CharSequence host, int colon) {
        int end = host.length();
        if (host.charAt(colon) != ':' || colon + 1 == end) {
            return false;
        }
        for (int i = colon + 1; i < end; i++) {
            if (host.charAt(i) < '0' || host.charAt(i) > '9') {
                return false;
            }
        }
        return true;
    }
}
