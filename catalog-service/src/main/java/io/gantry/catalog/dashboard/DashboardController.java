package io.gantry.catalog.dashboard;

import io.gantry.contracts.identity.Actor;
import io.gantry.contracts.identity.Role;
import io.gantry.web.security.RequiresRole;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;

/**
 * The first page: {@code {widgets: [{id, enabled, order, width}], announcements: [{id, title,
 * message, severity}], quickLinks: [{id, title, url, icon?}], pinnedEntities: [{id, kind, name,
 * namespace}], updatedAt, updatedBy}}.
 */
@RestController
@RequestMapping("/api/v1/dashboard/config")
class DashboardController {
    private final DashboardService dashboard;

    DashboardController(DashboardService dashboard) {
        this.dashboard = dashboard;
    }

    /** The dashboard with every widget that is there by default. Any signed-in user. */
    @GetMapping
    Mono<Dashboard> get() {
        return dashboard.get();
    }

    /**
     * Replaces the whole dashboard: 200 with it; an announcement without id gets one. 400 for an
     * unknown widget or field, another severity than info, warning, danger, success, lists of more
     * than 100 or texts of more than 10,000 characters. Role admin.
     */
    @PutMapping
    @RequiresRole(Role.ADMIN)
    Mono<Dashboard> put(@RequestBody JsonNode body, Actor actor) {
        return dashboard.replace(body, actor);
    }
}
