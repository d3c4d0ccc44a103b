package io.gantry.gateway.logins;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.gantry.web.errors.ApiException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import reactor.core.Disposable;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

class TurnsTest {
    private static final int MOST = 100;

    private final Turns turns = new Turns();
    private final List<String> begun = new ArrayList<>();
    private final Sinks.Empty<Void> end = Sinks.empty();

    @Test
    void letsOneOfAnAddressWorkAtATime() {
        turns.next("a", work("first", end)).subscribe();
        turns.next("a", work("second", Sinks.empty())).subscribe();
        turns.next("b", work("other", Sinks.empty())).subscribe();
        assertThat(begun).containsExactly("first", "other");
        end.tryEmitEmpty();
        assertThat(begun).containsExactly("first", "other", "second");
    }

    @Test
    void goesOnAfterThoseWhoFailAndThoseWhoLeave() {
        turns.next("a", work("first", end)).subscribe();
        Disposable leaving = turns.next("a", work("leaves", Sinks.empty())).subscribe();
        turns.next("a", work("third", Sinks.empty())).subscribe();
        leaving.dispose();
        assertThat(begun).containsExactly("first");
        end.tryEmitError(new IllegalStateException());
        assertThat(begun).containsExactly("first", "third");
    }

    @Test
    void letsOnlySoManyWait() {
        turns.next("a", work("first", end)).subscribe();
        for (int i = 1; i < MOST; i++) {
            turns.next("a", work("next", Sinks.empty())).subscribe();
        }
        Mono<Void> late = turns.next("a", work("late", Sinks.empty()));
        assertThatThrownBy(late::block)
                .isInstanceOfSatisfying(
                        ApiException.class,
                        refused -> assertThat(refused.status().value()).isEqualTo(429));
        assertThat(begun).containsExactly("first");
    }

    private Mono<Void> work(String name, Sinks.Empty<Void> end) {
        return Mono.defer(() -> {
            begun.add(name);
            return end.asMono().onErrorComplete();
        });
    }
}
