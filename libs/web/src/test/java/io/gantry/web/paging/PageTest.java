package io.gantry.web.paging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

class PageTest {
    @Test
    void leadsOnOnlyWhileThereIsMore() {
        Page page = new Page(2, List.of(), true);
        Listing<String> more = listing(page, Flux.just("a", "b", "c"));
        assertThat(more.items().collectList().block()).containsExactly("a", "b");
        assertThat(more.next()).containsExactly("b");
        assertThat(more.total()).isEqualTo(3);
        assertThat(listing(page, Flux.just("a", "b")).next()).isNull();
    }

    @Test
    void refusesLimitsOutsideTheirBounds() {
        assertThatThrownBy(() -> new Page(0, List.of(), false)).hasMessageContaining("1 to 500");
        assertThatThrownBy(() -> new Page(501, List.of(), false)).hasMessageContaining("501");
    }

    @Test
    void carriesAnyKeyInItsCursor() {
        List<String> key = List.of("Service", "default", "naïve/\"name\"");
        assertThat(Cursor.decode(Cursor.encode(key))).isEqualTo(key);
    }

    @Test
    void refusesACursorThatIsNone() {
        assertThatThrownBy(() -> Cursor.decode("%%")).hasMessageContaining("\"%%\"");
        assertThatThrownBy(() -> Cursor.decode("bnVsbA")).hasMessageContaining("cursor");
        assertThatThrownBy(() -> new Page(1, List.of("one"), false).after(3))
                .hasMessageContaining("cursor");
    }

    private static Listing<String> listing(Page page, Flux<String> rows) {
        return Objects.requireNonNull(Listing.of(page, rows, List::of, Mono.just(3L)).block());
    }
}
