package io.gantry.catalog.export;

import io.gantry.web.errors.WebError;
import org.springframework.http.MediaType;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/** What an export looks like. */
enum Format {
    YAML("application/yaml") {
        @Override
        Flux<String> write(Flux<Exported> entities, JsonMapper json) {
            return entities.map(entity -> YamlText.of(json.valueToTree(entity)));
        }
    },
    JSON(MediaType.APPLICATION_JSON_VALUE) {
        @Override
        Flux<String> write(Flux<Exported> entities, JsonMapper json) {
            return entities.index((place, entity) ->
                            (place == 0 ? "[" : ",\n") + json.writeValueAsString(entity))
                    .switchIfEmpty(Mono.just("["))
                    .concatWith(Mono.just("]\n"));
        }
    };

    private final String mediaType;

    Format(String mediaType) {
        this.mediaType = mediaType;
    }

    MediaType mediaType() {
        return MediaType.parseMediaType(mediaType);
    }

    /** The texts that together are the answer. */
    abstract Flux<String> write(Flux<Exported> entities, JsonMapper json);

    static Format of(String text) {
        return switch (text) {
            case "yaml" -> YAML;
            case "json" -> JSON;
            default -> throw WebError.INVALID_PARAMETER.exception("format", text, "yaml or json");
        };
    }
}
