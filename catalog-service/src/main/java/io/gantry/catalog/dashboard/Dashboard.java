package io.gantry.catalog.dashboard;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the first page shows, the same for all.
 *
 * @param updatedBy name of the admin who changed it last; null if nobody did
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record Dashboard(
        List<Widget> widgets,
        List<Announcement> announcements,
        List<QuickLink> quickLinks,
        List<PinnedEntity> pinnedEntities,
        @Nullable Instant updatedAt,
        @Nullable String updatedBy) {
    Dashboard {
        widgets = List.copyOf(widgets);
        announcements = List.copyOf(announcements);
        quickLinks = List.copyOf(quickLinks);
        pinnedEntities = List.copyOf(pinnedEntities);
    }

    /** What is shown until an admin decides. */
    static Dashboard initial() {
        return new Dashboard(Widget.DEFAULTS, List.of(), List.of(), List.of(), null, null);
    }

    /** The same with every widget that is there by default, the missing ones behind the others. */
    Dashboard complete() {
        List<Widget> all = new ArrayList<>(widgets);
        int last = all.stream().mapToInt(Widget::order).max().orElse(-1);
        for (Widget widget : Widget.DEFAULTS) {
            if (all.stream().noneMatch(it -> it.id().equals(widget.id()))) {
                all.add(widget.at(++last));
            }
        }
        all.sort(Comparator.comparingInt(Widget::order));
        return new Dashboard(all, announcements, quickLinks, pinnedEntities, updatedAt, updatedBy);
    }

    /** A box on the page. */
    record Widget(String id, boolean enabled, int order, String width) {
        static final List<String> IDS =
                List.of(
                        "entity_stats",
                        "recent_activity",
                        "action_runs",
                        "my_entities",
                        "recently_updated",
                        "quick_links",
                        "pinned_entities",
                        "recently_browsed",
                        "status_monitor",
                        "gitops_status",
                        "harbor_vulns",
                        "topology_overview");

        private static final List<Widget> DEFAULTS =
                List.of(
                        new Widget("entity_stats", true, 0, "full"),
                        new Widget("quick_links", true, 1, "full"),
                        new Widget("pinned_entities", true, 2, "full"),
                        new Widget("recent_activity", true, 3, "half"),
                        new Widget("action_runs", true, 4, "half"),
                        new Widget("my_entities", true, 5, "half"),
                        new Widget("recently_updated", true, 6, "half"),
                        new Widget("recently_browsed", true, 7, "half"));

        private Widget at(int place) {
            return new Widget(id, enabled, place, width);
        }
    }

    /** A message to all. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Announcement(String id, String title, @Nullable String message, String severity) {}

    /** A way to another page. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record QuickLink(String id, String title, String url, @Nullable String icon) {}

    /** An entity that is always shown; it need not exist. */
    record PinnedEntity(String id, String kind, String name, String namespace) {}
}
