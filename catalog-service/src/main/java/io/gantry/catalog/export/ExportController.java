package io.gantry.catalog.export;

import io.gantry.catalog.entities.EntityFilter;
import io.gantry.catalog.entities.EntityList;
import io.gantry.catalog.entities.Moment;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/** Gives the catalog away. */
@RestController
@RequestMapping("/api/v1/export")
class ExportController {
    private final EntityList entities;
    private final JsonMapper json;

    ExportController(EntityList entities, JsonMapper json) {
        this.entities = entities;
        this.json = json;
    }

    /**
     * The entities that meet every filter of the list, without what the server owns: many YAML
     * documents ({@code format=yaml}, default) or a JSON array ({@code format=json}), streamed.
     * What comes out can be applied again and then changes nothing; above 16 MiB line by line, as
     * NDJSON. With {@code at} as it was then. 400 for another format or filter. Any signed-in user.
     */
    @GetMapping
    Mono<Void> export(
            @RequestParam(defaultValue = "yaml") String format,
            EntityFilter filter,
            Moment moment,
            ServerHttpResponse response) {
        Format wanted = Format.of(format);
        response.getHeaders().setContentType(wanted.mediaType());
        Flux<Exported> found = entities.all(filter, moment, List.of()).map(Exported::of);
        return response.writeWith(wanted.write(found, json).map(text -> buffer(text, response)));
    }

    private static DataBuffer buffer(String text, ServerHttpResponse response) {
        return response.bufferFactory().wrap(text.getBytes(StandardCharsets.UTF_8));
    }
}
