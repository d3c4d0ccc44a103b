package io.gantry.audit.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LogParametersTest {
    @Test
    void showsFiftyRowsIfNotToldOtherwise() {
        assertThat(LogSlice.of(null, null)).isEqualTo(new LogSlice(50, 0));
        assertThat(LogSlice.of("1000", "7")).isEqualTo(new LogSlice(1000, 7));
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-1", "1001", "", "ten", "99999999999999999999"})
    void refusesLimitsOutOfRange(String limit) {
        assertThatThrownBy(() -> LogSlice.of(limit, null))
                .hasMessage("parameter limit is \"%s\", expected 1 to 1000".formatted(limit));
    }

    @Test
    void refusesNegativeOffset() {
        assertThatThrownBy(() -> LogSlice.of(null, "-1"))
                .hasMessage("parameter offset is \"-1\", expected 0 or more");
    }

    @Test
    void asksForAllWithoutFilters() {
        assertThat(LogFilter.of(null, null, null, null, null, null).where()).isEqualTo("TRUE");
    }

    @Test
    void asksOnlyForWhatIsGiven() {
        LogFilter filter =
                LogFilter.of("bob", null, "SERVICE", null, null, "2025-01-01T02:00:00+02:00");
        assertThat(filter.where())
                .isEqualTo("user_name = :user AND lower(resource_type) = :type AND at < :to");
        assertThat(filter.bindings())
                .isEqualTo(
                        Map.of(
                                "user", "bob",
                                "type", "service",
                                "to", Instant.parse("2025-01-01T00:00:00Z")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"yesterday", "2025-01-01", "2025-01-01T00:00:00", "+10000-01-01T00:00:00Z"})
    void refusesTimesThatAreNone(String time) {
        assertThatThrownBy(() -> LogFilter.of(null, null, null, null, time, null))
                .hasMessage(
                        "parameter from is \"%s\", expected a time of RFC 3339 like 2025-01-01T00:00:00Z"
                                .formatted(time));
    }

    @ParameterizedTest
    @CsvSource({"user,' '", "user,''"})
    void refusesBlankNames(String name, String value) {
        assertThatThrownBy(() -> LogFilter.of(value, null, null, null, null, null))
                .hasMessage("parameter %s is \"%s\", expected a name".formatted(name, value));
    }
}
