package io.gantry.git.wire;

/**
 * Finds the first fault of a JSON text and names it as Go's {@code encoding/json} does, since old
 * clients show these sentences to people and compare with some of them.
 *
 * @see <a href="https://pkg.go.dev/encoding/json#SyntaxError">SyntaxError</a>
 */
final class JsonSyntax {
    private static final int MAX_DEPTH = 64;

    private final String text;
    private int at;

    private JsonSyntax(String text) {
        this.text = text;
    }

    /** Throws {@link JsonFault} unless the text is one JSON value. */
    static void check(String text) {
        JsonSyntax syntax = new JsonSyntax(text);
        syntax.value(0);
        syntax.blanks();
        if (syntax.at < text.length()) {
            throw syntax.fault("after top-level value");
        }
    }

    private void value(int depth) {
        if (depth > MAX_DEPTH) {
            throw new JsonFault("exceeded max depth");
        }
        switch (peek()) {
            case '{' -> object(depth);
            case '[' -> array(depth);
            case '"' -> string();
            case 't' -> literal("true");
            case 'f' -> literal("false");
            case 'n' -> literal("null");
            case '-', '0', '1', '2', '3', '4', '5', '6', '7', '8', '9' -> number();
            default -> throw fault("looking for beginning of value");
        }
    }

    private void object(int depth) {
        at++;
        if (peek() == '}') {
            at++;
            return;
        }
        while (true) {
            if (peek() != '"') {
                throw fault("looking for beginning of object key string");
            }
            string();
            if (peek() != ':') {
                throw fault("after object key");
            }
            at++;
            value(depth + 1);
            if (peek() == '}') {
                at++;
                return;
            }
            next(',', "after object key:value pair");
        }
    }

    private void array(int depth) {
        at++;
        if (peek() == ']') {
            at++;
            return;
        }
        while (true) {
            value(depth + 1);
            if (peek() == ']') {
                at++;
                return;
            }
            next(',', "after array element");
        }
    }

    private void next(char wanted, String context) {
        if (peek() != wanted) {
            throw fault(context);
        }
        at++;
    }

    private void string() {
        at++;
        while (current() != '"') {
            if (current() < ' ') {
                throw fault("in string literal");
            }
            if (current() == '\\') {
                escape();
            }
            at++;
        }
        at++;
    }

    private void escape() {
        at++;
        if (current() != 'u') {
            if ("\"\\/bfnrt".indexOf(current()) < 0) {
                throw fault("in string escape code");
            }
            return;
        }
        for (int i = 0; i < 4; i++) {
            at++;
            if (Character.digit(current(), 16) < 0) {
                throw fault("in \\u hexadecimal character escape");
            }
        }
    }

    private void literal(String word) {
        for (int i = 1; i < word.length(); i++) {
            at++;
            if (current() != word.charAt(i)) {
                throw fault("in literal %s (expecting '%s')".formatted(word, word.charAt(i)));
            }
        }
        at++;
    }

    private void number() {
        if (current() == '-') {
            at++;
        }
        if (current() == '0') {
            at++;
        } else {
            digits("in numeric literal");
        }
        if (is('.')) {
            at++;
            digits("after decimal point in numeric literal");
        }
        if (is('e') || is('E')) {
            at++;
            if (is('+') || is('-')) {
                at++;
            }
            digits("in exponent of numeric literal");
        }
    }

    private void digits(String context) {
        if (!Character.isDigit(current())) {
            throw fault(context);
        }
        while (at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9') {
            at++;
        }
    }

    private boolean is(char wanted) {
        return at < text.length() && text.charAt(at) == wanted;
    }

    private char peek() {
        blanks();
        return current();
    }

    private char current() {
        if (at >= text.length()) {
            throw JsonFault.ended();
        }
        return text.charAt(at);
    }

    private void blanks() {
        while (at < text.length() && " \t\r\n".indexOf(text.charAt(at)) >= 0) {
            at++;
        }
    }

    private JsonFault fault(String context) {
        return new JsonFault("invalid character '%s' %s".formatted(text.charAt(at), context));
    }
}
