package io.gantry.web.paging;

import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * The answer of a list route: a plain array, with {@code Link} to the next page and {@code
 * X-Total-Count} where they were asked for.
 *
 * @param next key of the last item, if there is a next page
 */
public record Listing<T>(Flux<T> items, @Nullable List<String> next, @Nullable Long total) {
    /**
     * The part of the list that the page asks for. Without a limit it is streamed, never held.
     *
     * @param rows the items after {@code page.after()}, at least one more than the limit
     * @param total asked only if the page wants the count
     */
    public static <T> Mono<Listing<T>> of(
            Page page, Flux<T> rows, Function<T, List<String>> key, Mono<Long> total) {
        Integer limit = page.limit();
        Mono<Listing<T>> listing =
                limit == null
                        ? Mono.just(new Listing<>(rows, null, null))
                        : rows.take(limit + 1L).collectList().map(found -> cut(found, limit, key));
        return page.count() ? listing.zipWith(total, Listing::withTotal) : listing;
    }

    /**
     * The part of the list that the page asks for. Without a limit it is read by {@link Pages}.
     *
     * @param after {@code page.after()}
     * @param total asked only if the page wants the count
     */
    public static <T> Mono<Listing<T>> of(
            Page page,
            List<String> after,
            Pages.Rows<T> rows,
            Function<T, List<String>> key,
            Mono<Long> total) {
        Integer limit = page.limit();
        Flux<T> items =
                limit == null
                        ? Pages.read(after, last -> rows.after(last, Pages.ROWS), key)
                        : rows.after(after, limit + 1).map(Pages.Row::item);
        return of(page, items, key, total);
    }

    private static <T> Listing<T> cut(List<T> found, int limit, Function<T, List<String>> key) {
        if (found.size() <= limit) {
            return new Listing<>(Flux.fromIterable(found), null, null);
        }
        List<T> items = found.subList(0, limit);
        return new Listing<>(Flux.fromIterable(items), key.apply(items.getLast()), null);
    }

    private Listing<T> withTotal(Long count) {
        return new Listing<>(items, next, count);
    }
}
