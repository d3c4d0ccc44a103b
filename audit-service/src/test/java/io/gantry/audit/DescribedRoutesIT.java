package io.gantry.audit;

import io.gantry.contracts.identity.Role;
import io.gantry.testing.ControlCharacters;
import io.gantry.testing.DescribedRoutes;
import io.gantry.testing.RequiredRoles;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

class DescribedRoutesIT extends AuditIT {
    @Autowired private ApplicationContext context;

    @Test
    void describesEveryRoute() {
        DescribedRoutes.check(context);
    }

    @Test
    void requiresTheRolesThatAreDescribed() {
        RequiredRoles.check(context);
    }

    @Test
    void refusesControlCharactersInEveryParameter() {
        ControlCharacters.check(context, as(Role.ADMIN));
    }
}
