package io.gantry.search.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.gantry.contracts.catalog.Entity;
import io.gantry.contracts.catalog.EntityEvent.EntityCreated;
import io.gantry.search.AnEntity;
import io.gantry.search.SearchIT;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.sdk.trace.data.SpanData;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

@ExtendWith(OutputCaptureExtension.class)
class TraceIT extends SearchIT {
    private static final String TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";
    private static final String PARENT = "00f067aa0ba902b7";

    @Test
    void endsTheTraceThatBeganWithTheRequest(CapturedOutput output) {
        Entity entity = AnEntity.named(aWord()).make();
        CATALOG.tell(new EntityCreated(entity), "00-%s-%s-01".formatted(TRACE, PARENT));
        String ref = entity.ref().toString();
        await().atMost(Duration.ofSeconds(60)).until(() -> spanOf(ref).isPresent());
        SpanData span = spanOf(ref).orElseThrow();
        assertThat(span.getName()).isEqualTo("index entity");
        assertThat(span.getTraceId()).isEqualTo(TRACE);
        assertThat(span.getParentSpanId()).isEqualTo(PARENT);
        assertThat(attribute(span, "request.id")).isEqualTo("req-1");
        assertThat(attribute(span, "outcome")).isEqualTo("indexed");
        assertThat(output.getOut().lines())
                .anyMatch(line -> line.contains(TRACE) && line.contains("indexed " + ref));
    }

    private Optional<SpanData> spanOf(String ref) {
        return recorder.spans().stream()
                .filter(span -> ref.equals(attribute(span, "entity")))
                .findFirst();
    }

    private static @Nullable String attribute(SpanData span, String name) {
        return span.getAttributes().get(AttributeKey.stringKey(name));
    }
}
