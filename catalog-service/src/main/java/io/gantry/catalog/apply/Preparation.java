package io.gantry.catalog.apply;

import io.gantry.catalog.apply.Candidate.Ready;
import io.gantry.catalog.apply.Candidate.Settled;
import io.gantry.catalog.apply.Outcome.Problem;
import io.gantry.catalog.backstage.Backstage;
import io.gantry.catalog.backstage.Mapped;
import io.gantry.catalog.documents.Document;
import io.gantry.catalog.documents.Document.Broken;
import io.gantry.catalog.documents.Document.Parsed;
import io.gantry.catalog.entities.DraftReader;
import io.gantry.web.errors.ApiException;
import io.gantry.web.errors.Violation;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Looks at single documents: all of an apply that needs no database. */
@Component
class Preparation {
    private final Backstage backstage;
    private final DraftReader drafts;

    Preparation(Backstage backstage, DraftReader drafts) {
        this.backstage = backstage;
        this.drafts = drafts;
    }

    Candidate prepare(Document document) {
        return switch (document) {
            case Broken(int line, String path, String message) ->
                    new Settled(Outcome.invalid(null, List.of(new Problem(line, path, message))));
            case Parsed parsed when Backstage.isDescriptor(parsed.content()) -> mapped(parsed);
            case Parsed parsed -> entity(parsed, parsed.content(), List.of(), false);
        };
    }

    private Candidate mapped(Parsed document) {
        String spelled = spelledRef(document.content());
        return switch (backstage.map(document.content())) {
            case Mapped.Ignored(String reason) -> new Settled(Outcome.ignored(spelled, reason));
            case Mapped.Invalid(var violations) ->
                    new Settled(Outcome.invalid(spelled, problems(violations, document)));
            case Mapped.Counterpart(var entity, var notes) -> entity(document, entity, notes, true);
        };
    }

    private Candidate entity(
            Parsed document, ObjectNode entity, List<String> notes, boolean mapped) {
        try {
            return new Ready(document.line(), drafts.read(entity), notes, mapped);
        } catch (ApiException e) {
            List<Violation> found =
                    e.details().isEmpty() ? List.of(new Violation("", e.sentence())) : e.details();
            return new Settled(Outcome.invalid(spelledRef(entity), problems(found, document)));
        }
    }

    private static List<Problem> problems(List<Violation> violations, Parsed document) {
        return violations.stream()
                .map(it -> new Problem(document.lines().of(it.path()), it.path(), it.message()))
                .toList();
    }

    /** How the document names itself, right or wrong. */
    private static @Nullable String spelledRef(ObjectNode content) {
        String kind = content.path("kind").asString("");
        JsonNode metadata = content.path("metadata");
        String name = metadata.path("name").asString("");
        String namespace = metadata.path("namespace").asString("default");
        if (kind.isEmpty() || name.isEmpty()) {
            return null;
        }
        String scope = namespace.equals("default") ? "" : namespace + ":";
        return kind.toLowerCase(Locale.ROOT) + "/" + scope + name;
    }
}
