package io.gantry.git.browse;

import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.eclipse.jgit.lib.PersonIdent;

/** Dates as git writes them by default: {@code Tue Jul 1 10:13:27 2014 -0300}. */
public final class GitDate {
    private static final DateTimeFormatter FORMAT =
            DateTimeFormatter.ofPattern("EEE MMM d HH:mm:ss yyyy xx", Locale.ENGLISH);

    private GitDate() {}

    public static String of(PersonIdent ident) {
        return FORMAT.format(ident.getWhenAsInstant().atZone(ident.getZoneOffset()));
    }
}
