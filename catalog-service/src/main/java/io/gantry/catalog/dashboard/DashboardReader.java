package io.gantry.catalog.dashboard;

import static io.gantry.catalog.CatalogError.DASHBOARD_INVALID;

import io.gantry.catalog.dashboard.Dashboard.Announcement;
import io.gantry.catalog.dashboard.Dashboard.PinnedEntity;
import io.gantry.catalog.dashboard.Dashboard.QuickLink;
import io.gantry.catalog.dashboard.Dashboard.Widget;
import io.gantry.catalog.entities.BadText;
import io.gantry.catalog.kinds.Kind;
import io.gantry.catalog.kinds.Kinds;
import io.gantry.contracts.catalog.Metadata;
import io.gantry.web.errors.ApiException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/** Reads what an admin sends as the dashboard. */
@Component
class DashboardReader {
    private static final Set<String> FIELDS =
            Set.of(
                    "widgets",
                    "announcements",
                    "quickLinks",
                    "pinnedEntities",
                    "updatedAt",
                    "updatedBy");

    private static final List<String> SEVERITIES = List.of("info", "warning", "danger", "success");

    private final Kinds kinds;

    DashboardReader(Kinds kinds) {
        this.kinds = kinds;
    }

    /** The dashboard; 400 with one sentence if it is wrong. */
    Dashboard read(JsonNode body, Instant now, String admin) {
        BadText.in(body).stream()
                .findFirst()
                .ifPresent(bad -> {
                    throw invalid(bad.path() + " " + bad.message());
                });
        Item root = new Item("the dashboard", body, FIELDS);
        return new Dashboard(
                widgets(root),
                root.list("announcements").map(DashboardReader::announcement).toList(),
                root.list("quickLinks").map(DashboardReader::quickLink).toList(),
                root.list("pinnedEntities").map(this::pinned).toList(),
                now,
                admin);
    }

    private static List<Widget> widgets(Item root) {
        List<Widget> widgets = new ArrayList<>();
        Set<String> ids = new HashSet<>();
        root.list("widgets").forEach(it -> widgets.add(widget(it, widgets.size())));
        widgets.stream()
                .filter(it -> !ids.add(it.id()))
                .findFirst()
                .ifPresent(it -> {
                    throw invalid("widget %s is there twice".formatted(it.id()));
                });
        return widgets;
    }

    private static Widget widget(Item item, int place) {
        item.knows("id", "enabled", "order", "width");
        String id = item.text("id", "");
        if (!Widget.IDS.contains(id)) {
            throw invalid("unknown widget id: " + id);
        }
        String width = item.text("width", "full");
        if (!width.isEmpty() && !width.equals("full") && !width.equals("half")) {
            throw invalid("widget width must be full or half");
        }
        return new Widget(
                id,
                item.flag("enabled"),
                item.number("order", place),
                width.isEmpty() ? "full" : width);
    }

    private static Announcement announcement(Item item) {
        item.knows("id", "title", "message", "severity");
        String severity = item.text("severity", "");
        if (!SEVERITIES.contains(severity)) {
            throw invalid("announcement severity must be info, warning, danger, or success");
        }
        return new Announcement(
                item.text("id", UUID.randomUUID().toString()),
                item.required("title", "announcement title is required"),
                item.optional("message"),
                severity);
    }

    private static QuickLink quickLink(Item item) {
        item.knows("id", "title", "url", "icon");
        String missing = "quick link title and url are required";
        String url = item.required("url", missing);
        if (!url.matches("https?://\\S+|/\\S*")) {
            throw invalid(
                    "quick link url is \"%s\", expected http://…, https://… or /…".formatted(url));
        }
        return new QuickLink(
                item.required("id", "quick link id is required"),
                item.required("title", missing),
                url,
                item.optional("icon"));
    }

    private PinnedEntity pinned(Item item) {
        item.knows("id", "kind", "name", "namespace");
        String missing = "pinned entity kind and name are required";
        String kind = item.required("kind", missing);
        return new PinnedEntity(
                item.required("id", "pinned entity id is required"),
                kinds.find(kind)
                        .map(Kind::name)
                        .orElseThrow(() -> invalid("unknown kind \"%s\"".formatted(kind))),
                item.required("name", missing),
                item.text("namespace", Metadata.DEFAULT_NAMESPACE));
    }

    static ApiException invalid(String sentence) {
        return DASHBOARD_INVALID.exception(sentence);
    }
}
