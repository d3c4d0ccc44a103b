package io.gantry.testing;

import static org.assertj.core.api.Assertions.assertThat;

import io.gantry.api.PublicApi;
import io.gantry.contracts.identity.Role;
import io.gantry.web.security.RequiresRole;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.springframework.context.ApplicationContext;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.reactive.result.method.RequestMappingInfo;
import org.springframework.web.reactive.result.method.annotation.RequestMappingHandlerMapping;

/**
 * The roles that the routes of one service take before they look at anything else: as it requires
 * them and as {@code libs/api} describes them. Both must be the same.
 */
public final class RequiredRoles {
    private RequiredRoles() {}

    /** Fails naming each route for which they differ. */
    public static void check(ApplicationContext service) {
        String name = service.getEnvironment().getRequiredProperty("spring.application.name");
        assertThat(required(service)).isEqualTo(described(name));
    }

    private static Map<String, String> described(String service) {
        Map<String, String> roles = new TreeMap<>();
        PublicApi.load().operations().stream()
                .filter(operation -> operation.service().equals(service))
                .filter(operation -> isRole(operation.role()))
                .forEach(operation ->
                        operation
                                .routes()
                                .forEach(path ->
                                        roles.put(
                                                operation.method() + " " + path,
                                                operation.role())));
        return roles;
    }

    private static boolean isRole(String text) {
        return Arrays.stream(Role.values()).anyMatch(role -> role.text().equals(text));
    }

    private static Map<String, String> required(ApplicationContext service) {
        Map<String, String> roles = new TreeMap<>();
        service.getBean("requestMappingHandlerMapping", RequestMappingHandlerMapping.class)
                .getHandlerMethods()
                .forEach((info, handler) -> put(info, handler, roles));
        return roles;
    }

    private static void put(
            RequestMappingInfo info, HandlerMethod handler, Map<String, String> roles) {
        RequiresRole role = handler.getMethodAnnotation(RequiresRole.class);
        if (role == null) {
            return;
        }
        info.getPatternsCondition().getPatterns().stream()
                .map(Objects::toString)
                .forEach(path ->
                        info.getMethodsCondition()
                                .getMethods()
                                .forEach(method ->
                                        roles.put(method + " " + path, role.value().text())));
    }
}
