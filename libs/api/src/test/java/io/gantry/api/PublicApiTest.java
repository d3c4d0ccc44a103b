package io.gantry.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.swagger.v3.parser.OpenAPIV3Parser;
import io.swagger.v3.parser.core.models.ParseOptions;
import io.swagger.v3.parser.core.models.SwaggerParseResult;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class PublicApiTest {
    private static final Set<String> ROLES =
            Set.of(
                    "public",
                    "any",
                    "viewer",
                    "developer",
                    "platform-engineer",
                    "admin",
                    "self",
                    "repository");
    private static final Set<String> DOORS = Set.of("rest", "smart-http", "websocket");

    private final PublicApi api = PublicApi.load();

    @Test
    void isOpenApi31() {
        SwaggerParseResult parsed =
                new OpenAPIV3Parser()
                        .readContents(api.document().toString(), null, new ParseOptions());
        assertThat(parsed.getMessages()).isEmpty();
        assertThat(parsed.getOpenAPI().getOpenapi()).startsWith("3.1");
        assertThat(parsed.getOpenAPI().getPaths())
                .hasSize((int) api.operations().stream().map(Operation::path).distinct().count());
    }

    @Test
    void refersToNothingThatIsNotThere() {
        List<JsonNode> references = new ArrayList<>();
        collect(api.document(), references);
        assertThat(references)
                .isNotEmpty()
                .allSatisfy(reference -> assertThat(api.resolve(reference)).isNotNull());
    }

    @Test
    void saysOfEachOperationWhoMayAskAndHow() {
        assertThat(api.operations()).isNotEmpty().allSatisfy(PublicApiTest::isComplete);
        assertThat(api.operations().stream().map(one -> one.node().path("operationId")))
                .doesNotHaveDuplicates();
    }

    private static void isComplete(Operation operation) {
        JsonNode node = operation.node();
        assertThat(ROLES).as(operation + " x-gantry-role").contains(operation.role());
        assertThat(DOORS).as(operation + " x-gantry-door").contains(operation.door());
        assertThat(node.path("operationId").asString("")).as(operation + " id").isNotBlank();
        assertThat(node.path("summary").asString("")).as(operation + " summary").isNotBlank();
        assertThat(node.path("tags")).as(operation + " tags").isNotEmpty();
        assertThat(operation.service()).as(operation + " service").isNotBlank();
        assertThat(node.path("security").isEmpty() && node.has("security"))
                .as(operation + " needs no credentials exactly if it is public")
                .isEqualTo(operation.role().equals("public"));
        assertThat(operation.examplePath())
                .as(operation + " has an example of each parameter that it must have")
                .doesNotContain("{", "//", "=&")
                .doesNotEndWith("=");
    }

    private static void collect(JsonNode node, List<JsonNode> references) {
        if (node.path("$ref").isString()) {
            references.add(node);
        }
        node.valueStream().forEach(one -> collect(one, references));
    }
}
