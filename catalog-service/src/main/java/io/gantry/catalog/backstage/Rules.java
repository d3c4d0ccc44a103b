package io.gantry.catalog.backstage;

import static io.gantry.catalog.backstage.SpecFields.anyReferences;
import static io.gantry.catalog.backstage.SpecFields.reference;
import static io.gantry.catalog.backstage.SpecFields.references;
import static io.gantry.catalog.backstage.SpecFields.text;
import static io.gantry.catalog.backstage.SpecFields.word;

import java.util.List;
import java.util.Map;

/**
 * What we know of each Backstage kind's spec; the rest goes to annotations.
 *
 * @see <a href="https://backstage.io/docs/features/software-catalog/descriptor-format">Format</a>
 */
final class Rules {
    private static final FieldRule LIFECYCLE =
            word(
                    "lifecycle",
                    Map.of(
                            "experimental", "experimental",
                            "development", "development",
                            "production", "production",
                            "deprecated", "deprecated"));
    private static final FieldRule SYSTEM = reference("system", "system");
    private static final FieldRule DEPENDS_ON = anyReferences("dependsOn", "component");

    private static final Map<String, String> SERVICE_TYPES =
            Map.of(
                    "service", "backend",
                    "website", "frontend",
                    "backend", "backend",
                    "frontend", "frontend",
                    "fullstack", "fullstack",
                    "library", "library",
                    "worker", "worker");

    private static final Map<String, String> API_TYPES =
            Map.of(
                    "openapi", "rest",
                    "asyncapi", "event",
                    "rest", "rest",
                    "grpc", "grpc",
                    "graphql", "graphql",
                    "event", "event");

    private static final Map<String, String> INFRASTRUCTURE_TYPES =
            Map.of(
                    "s3-bucket", "bucket",
                    "database", "database",
                    "queue", "queue",
                    "cache", "cache",
                    "storage", "storage",
                    "bucket", "bucket");

    private Rules() {}

    /** The rules for the spec of the kind that is ours. */
    static List<FieldRule> of(String kind) {
        return switch (kind) {
            case "Service" ->
                    List.of(
                            word("type", SERVICE_TYPES),
                            LIFECYCLE,
                            SYSTEM,
                            DEPENDS_ON,
                            references("providesApis", "api"),
                            references("consumesApis", "api"));
            case "API" ->
                    List.of(
                            word("type", API_TYPES),
                            LIFECYCLE,
                            SYSTEM,
                            text("definition"),
                            DEPENDS_ON);
            case "Infrastructure" ->
                    List.of(word("type", INFRASTRUCTURE_TYPES), LIFECYCLE, SYSTEM, DEPENDS_ON);
            case "Team" ->
                    List.of(SpecFields::profile, SpecFields::members, reference("parent", "group"));
            case "System" -> List.of(reference("domain", "domain"));
            case "Domain" -> List.of(reference("subdomainOf", "domain"));
            case "User" -> List.of(SpecFields::profile, references("memberOf", "group"));
            default -> List.of();
        };
    }
}
