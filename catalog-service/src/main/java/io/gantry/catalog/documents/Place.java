package io.gantry.catalog.documents;

import org.jspecify.annotations.Nullable;

/**
 * A place in a document, known by the way to it.
 *
 * @param depth how many steps lead here
 */
record Place(@Nullable Place outer, String step, int depth) {
    static final Place ROOT = new Place(null, "", 0);

    Place member(String name) {
        return new Place(this, name, depth + 1);
    }

    Place item(int index) {
        return new Place(this, Integer.toString(index), depth + 1);
    }

    /** The JSON Pointer that leads here. */
    String pointer() {
        StringBuilder text = new StringBuilder();
        write(text);
        return text.toString();
    }

    private void write(StringBuilder text) {
        if (outer == null) {
            return;
        }
        outer.write(text);
        text.append('/').append(step.replace("~", "~0").replace("/", "~1"));
    }
}
