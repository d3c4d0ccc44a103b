package io.gantry.catalog.schemas;

import io.gantry.catalog.kinds.Kind;
import io.gantry.catalog.kinds.Kinds;
import io.gantry.contracts.identity.Actor;
import io.gantry.contracts.identity.Role;
import io.gantry.web.conditional.Versioned;
import io.gantry.web.security.RequiresRole;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Shows what the kinds are, and changes them. Each answer is a JSON Schema 2020-12 of the kind's
 * {@code spec}, with the annotation {@code x-gantry}: {@code {kind, plural, references: [{field,
 * kind?, relation}]}}.
 */
@RestController
@RequestMapping("/api/v1/schemas")
class SchemaController {
    private final Kinds kinds;
    private final SchemaService schemas;
    private final DefinitionReader definitions;

    SchemaController(Kinds kinds, SchemaService schemas, DefinitionReader definitions) {
        this.kinds = kinds;
        this.schemas = schemas;
        this.definitions = definitions;
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

    /**
     * Makes a kind or changes one: {@code {schema, references: [{field, kind?, relation}],
     * plural}}; 201 or 200 with its schema. A built-in kind may be extended (more properties, more
     * values in a list), else 409. 409 with the first 20 if existing entities would break the
     * schema, or if the name is a spelling of another kind; 400 if the definition is wrong, 413 if
     * it is too large. Role platform-engineer.
     */
    @PutMapping("/{kind}")
    @RequiresRole(Role.PLATFORM_ENGINEER)
    Mono<Versioned<ObjectNode>> put(
            @PathVariable String kind, @RequestBody JsonNode body, Actor actor) {
        return schemas.put(kind, named -> definitions.read(named, body), actor);
    }

    /**
     * Removes a kind that no entity has: 204; a built-in one becomes again what it was before it
     * was extended. 409 with the first 20 entities that stand against it, or if it is built in and
     * was not extended; 404 {@code unknown kind}. Role platform-engineer.
     */
    @DeleteMapping("/{kind}")
    @RequiresRole(Role.PLATFORM_ENGINEER)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    Mono<Void> delete(Kind kind, Actor actor) {
        return schemas.delete(kind, actor);
    }
}
