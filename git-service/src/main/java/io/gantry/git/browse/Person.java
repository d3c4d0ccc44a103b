package io.gantry.git.browse;

import org.eclipse.jgit.lib.PersonIdent;
import org.jspecify.annotations.Nullable;

/** Who made a commit or tag; all empty where an object has no such person. */
public record Person(String name, String email, String date) {
    static final Person NOBODY = new Person("", "", "");

    public static Person of(@Nullable PersonIdent ident) {
        return ident == null
                ? NOBODY
                : new Person(ident.getName(), ident.getEmailAddress(), GitDate.of(ident));
    }
}
