package io.gantry.catalog.kinds;

import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.node.ObjectNode;

/**
 * Shows what the kinds are. Each answer is a JSON Schema 2020-12 of the kind's {@code spec}, with
 * the annotation {@code x-gantry}: {@code {kind, plural, references: [{field, kind?, relation}]}}.
 */
@RestController
@RequestMapping("/api/v1/schemas")
class SchemaController {
    private final Kinds kinds;

    SchemaController(Kinds kinds) {
        this.kinds = kinds;
    }

    /** The schemas of all kinds, keyed by lower-case kind. */
    @GetMapping
    Map<String, ObjectNode> list() {
        Map<String, ObjectNode> schemas = new TreeMap<>();
        for (Kind kind : kinds.all()) {
            schemas.put(kind.name().toLowerCase(Locale.ROOT), kind.document());
        }
        return schemas;
    }

    /**
     * The schema of one kind, spelled in any case, singular or plural; 404 {@code unknown kind}.
     */
    @GetMapping("/{kind}")
    ObjectNode get(Kind kind) {
        return kind.document();
    }
}
