package io.gantry.catalog.kinds;

import static org.assertj.core.api.Assertions.assertThat;

import io.gantry.web.errors.Violation;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

class ActionSpecTest {
    private final Kind action = new Kinds().find("action").orElseThrow();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "'type': 'webhook', 'config': {'url': '${{ inputs.url }}', 'method': 'PUT',"
                        + " 'headers': {'X-A': 'b'}, 'body': {'a': 1}, 'secret': 's', 'timeout': 5}",
                "'type': 'github-action', 'config': {'repoUrl': 'https://g', 'workflow': 'w.yml',"
                        + " 'ref': 'main', 'token': '${{ secrets.TOKEN }}'}",
                "'type': 'argocd-sync', 'config': {'instance': 'main', 'app': 'shop', 'hard': true}",
                "'type': 'git-commit', 'config': {'repository': 'r', 'branch': 'b', 'template': 't',"
                        + " 'path': 'p', 'message': 'm'}",
                "'type': 'create-repository', 'config': {'name': 'n', 'users': ['u'], 'team': 't',"
                        + " 'template': 'x', 'entity': {'kind': 'Service'}}",
                "'type': 'internal', 'config': {'operation': 'apply', 'documents': [{}]}",
                "'type': 'internal', 'config': {'operation': 'sync', 'plugin': 'github'}",
                "'type': 'internal', 'config': {'operation': 'announce', 'title': 't',"
                        + " 'message': 'm', 'severity': 'info'}",
                "'type': 'webhook', 'timeout': '5m', 'inputs': [{'name': 'n', 'type': 'select',"
                        + " 'options': ['a'], 'default': 'a', 'required': true}],"
                        + " 'permissions': {'allowedRoles': ['developer'], 'requireApproval': true}"
            })
    void acceptsWhatItsTypeNeeds(String spec) {
        assertThat(violations(spec)).isEmpty();
    }

    @Test
    void rejectsKeysOfOtherTypes() {
        assertThat(violations("'type': 'webhook', 'config': {'url': 'u', 'workflow': 'w'}"))
                .containsExactly(
                        new Violation("/spec/config/workflow", "unknown property \"workflow\""));
        assertThat(violations("'type': 'internal', 'config': {'operation': 'sync', 'title': 't'}"))
                .containsExactly(new Violation("/spec/config/title", "unknown property \"title\""));
    }

    @Test
    void requiresWhatItsTypeNeeds() {
        assertThat(violations("'type': 'github-action', 'config': {'workflow': 'w'}"))
                .containsExactly(
                        new Violation(
                                "/spec/config/repoUrl",
                                "required property \"repoUrl\" is missing"));
    }

    @Test
    void saysOnlyThatTheTypeIsMissing() {
        assertThat(violations("'config': {'a': 1}"))
                .containsExactly(
                        new Violation("/spec/type", "required property \"type\" is missing"));
    }

    @Test
    void rejectsUnknownOperation() {
        assertThat(violations("'type': 'internal', 'config': {'operation': 'rm'}"))
                .containsExactly(
                        new Violation(
                                "/spec/config/operation",
                                "\"rm\" is none of apply, sync, announce"));
    }

    private List<Violation> violations(String spec) {
        String json = "{" + spec.replace('\'', '"') + "}";
        return action.violations((ObjectNode) JsonMapper.shared().readTree(json));
    }
}
