package io.gantry.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import io.gantry.contracts.catalog.CatalogEvent;
import io.gantry.contracts.catalog.Entity;
import io.gantry.contracts.catalog.EntityEvent;
import io.gantry.contracts.catalog.EntityEvent.EntityCreated;
import io.gantry.contracts.catalog.EntityEvent.EntityDeleted;
import io.gantry.contracts.catalog.Metadata;
import io.gantry.contracts.git.GitEvent;
import io.gantry.contracts.identity.IdentityEvent;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class EventTypeTest {
    private static final JsonMapper JSON = JsonMapper.shared();

    @Test
    void listsEveryEventOfEveryFamily() {
        List<Class<?>> listed =
                Arrays.stream(EventType.values()).<Class<?>>map(EventType::record).toList();
        Stream.of(
                        EntityEvent.class,
                        CatalogEvent.class,
                        IdentityEvent.class,
                        GitEvent.RepositoryEvent.class,
                        GitEvent.UserEvent.class,
                        GitEvent.HookEvent.class)
                .flatMap(family -> Arrays.stream(family.getPermittedSubclasses()))
                .forEach(event -> assertThat(listed).contains(event));
    }

    @Test
    void saysInJsonNothingButTheComponents() {
        assertThat(JSON.valueToTree(new EntityCreated(anEntity())).propertyNames())
                .containsExactly("after");
        assertThat(JSON.valueToTree(new EntityDeleted(anEntity(), 8)).propertyNames())
                .containsExactlyInAnyOrder("before", "sequence");
    }

    @Test
    void comesBackFromJsonAsItWas() {
        EntityDeleted deleted = new EntityDeleted(anEntity(), 8);
        String json = JSON.writeValueAsString(deleted);
        assertThat(JSON.readValue(json, EntityDeleted.class)).isEqualTo(deleted);
    }

    @Test
    void writesAnEntityAsTheApiShowsIt() {
        assertThat(JSON.writeValueAsString(anEntity()))
                .isEqualTo(
                        """
                        {"kind":"Service","apiVersion":"gantry.io/v1","metadata":{"name":"payments",\
                        "namespace":"default","tags":["a"],"labels":{"a":"1","b":"2"},"annotations":{},\
                        "uid":"00000000-0000-0000-0000-000000000001","createdAt":"2026-01-01T00:00:00Z",\
                        "updatedAt":"2026-01-01T00:00:00Z","createdBy":"alice","managedBy":"api",\
                        "resourceVersion":7},"spec":{}}\
                        """);
    }

    private static Entity anEntity() {
        Instant time = Instant.parse("2026-01-01T00:00:00Z");
        Metadata metadata =
                new Metadata(
                        "payments",
                        "default",
                        null,
                        null,
                        null,
                        List.of("a"),
                        Map.of("b", "2", "a", "1"),
                        Map.of(),
                        new UUID(0, 1),
                        time,
                        time,
                        "alice",
                        "api",
                        7);
        return new Entity("Service", Entity.API_VERSION, metadata, JSON.createObjectNode());
    }
}
