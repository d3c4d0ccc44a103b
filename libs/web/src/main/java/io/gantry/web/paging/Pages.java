package io.gantry.web.paging;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * A list of any length as one stream that is read page by page: whoever reads it slowly has a page
 * or two in memory, but no connection to the database, of which there are few.
 */
public final class Pages {
    /** How many rows a page may have; what reads them gives no more. */
    public static final int ROWS = 100;

    /** Rows may have a megabyte, so a page ends with the row that makes it so long. */
    private static final int LENGTH = 128 << 10;

    private Pages() {}

    /**
     * A row of a page.
     *
     * @param length about how many characters it has
     */
    public record Row<T>(T item, int length) {}

    /** What reads the rows of a list. */
    @FunctionalInterface
    public interface Rows<T> {
        /** The next so many rows after that key, fewer only at the end of the list. */
        Flux<Row<T>> after(List<String> key, int most);
    }

    /**
     * All items after that key. Each page is as the list is when it is read.
     *
     * @param rows the next {@value #ROWS} rows after a key, fewer only at the end of the list
     * @param key the key of an item
     */
    public static <T> Flux<T> read(
            List<String> after,
            Function<List<String>, Flux<Row<T>>> rows,
            Function<T, List<String>> key) {
        return page(rows, after)
                .expand(page ->
                        isLast(page) ? Mono.empty() : page(rows, key.apply(page.getLast().item())))
                .concatMapIterable(page -> page, 1)
                .map(Row::item);
    }

    /** Read to its end once it is begun: without the cache it would wait for who wants it. */
    private static <T> Mono<List<Row<T>>> page(
            Function<List<String>, Flux<Row<T>>> rows, List<String> after) {
        return Mono.defer(
                        () -> {
                            AtomicInteger length = new AtomicInteger();
                            return rows.apply(after)
                                    .takeUntil(row -> length.addAndGet(row.length()) >= LENGTH)
                                    .collectList();
                        })
                .cache();
    }

    private static boolean isLast(List<? extends Row<?>> page) {
        return page.size() < ROWS && page.stream().mapToInt(Row::length).sum() < LENGTH;
    }
}
