package io.gantry.git.health;

import io.gantry.git.GitIT;
import org.junit.jupiter.api.Test;

class HealthIT extends GitIT {
    @Test
    void saysWhatOldClientsCompareWith() {
        get(alice(), "/healthcheck").is(200, "WORKING");
    }
}
