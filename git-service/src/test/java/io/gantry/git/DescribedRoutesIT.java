package io.gantry.git;

import io.gantry.testing.DescribedRoutes;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

class DescribedRoutesIT extends GitIT {
    @Autowired private ApplicationContext context;

    @Test
    void describesEveryRoute() {
        DescribedRoutes.check(context);
    }
}
