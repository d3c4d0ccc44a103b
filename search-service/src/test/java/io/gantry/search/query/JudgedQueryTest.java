package io.gantry.search.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

class JudgedQueryTest {
    private static final JudgedQuery JUDGED =
            JudgedQuery.parse("payment api | 3: service/a | 1: service/b api/x:c");

    @Test
    void isOneForTheBestOrder() {
        assertThat(JUDGED.query()).isEqualTo("payment api");
        assertThat(JUDGED.ndcg(List.of("service/a", "api/x:c", "service/b", "service/z"))).isOne();
    }

    @Test
    void isZeroForNothingOfUse() {
        assertThat(JUDGED.ndcg(List.of())).isZero();
        assertThat(JUDGED.ndcg(List.of("service/z"))).isZero();
    }

    @Test
    void discountsByRank() {
        // 7 at rank 2 of 7 + 1/log2(3) + 1/2
        assertThat(JUDGED.ndcg(List.of("service/z", "service/a")))
                .isCloseTo((7 / 1.58496) / (7 + 1 / 1.58496 + 0.5), within(0.0001));
    }
}
