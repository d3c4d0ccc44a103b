package io.gantry.gateway.routes;

import static org.assertj.core.api.Assertions.assertThat;

import io.gantry.gateway.GatewayIT;
import org.junit.jupiter.api.Test;

class RouteLabelIT extends GatewayIT {
    @Test
    void labelsWhatIsMeasuredByRoutesAndNotByPaths() {
        for (int i = 0; i < 50; i++) {
            admin().get().uri("/api/v1/entities/service/payments-" + i).exchange();
            anonymous().get().uri("/no/such/route-" + i).exchange();
        }
        assertThat(metrics())
                .contains("uri=\"/api/v1/entities/**\"")
                .doesNotContain("payments-", "route-");
    }
}
