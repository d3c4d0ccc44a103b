package io.gantry.audit.intake;

import static io.gantry.audit.intake.Redaction.PLACEHOLDER;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

class RedactionTest {
    private static final JsonMapper JSON = JsonMapper.shared();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "password", "dbPassword", "clientSecret", "token", "GITHUB_TOKEN", "apiKey",
                "api_key", "x-api-key", "private-key", "PrivateKey", "credential", "credentials",
                "Authorization", "accessKey", "signing_key", "passphrase", "passwd", "Set-Cookie"
            })
    void replacesTextInFieldsNamedLikeSecrets(String name) {
        assertThat(redacted("{'%s':'hunter2'}".formatted(name)))
                .isEqualTo(json("{'%s':'%s'}".formatted(name, PLACEHOLDER)));
    }

    @Test
    void keepsAllOtherFieldsAndTheirOrder() {
        String json = json("{'name':'a','key':'b','list':['c',1.5,true,null],'z':{'a':'d'}}");
        assertThat(redacted(json)).isEqualTo(json);
    }

    @Test
    void keepsWhatSaysOnlyWhetherThereIsOne() {
        String json = json("{'secret':null,'password':true}");
        assertThat(redacted(json)).isEqualTo(json);
    }

    @Test
    void replacesNumbers() {
        assertThat(redacted("{'password':[12345,{'pin':6.7}]}"))
                .isEqualTo(json("{'password':['%1$s',{'pin':'%1$s'}]}".formatted(PLACEHOLDER)));
    }

    @Test
    void keepsTemplates() {
        String json = json("{'token':'${{ secrets.DEPLOY }}','secret':'${{a}} ${{b}}'}");
        assertThat(redacted(json)).isEqualTo(json);
    }

    @Test
    void replacesTextAroundATemplate() {
        assertThat(redacted("{'token':'hunter2${{ inputs.x }}'}")).doesNotContain("hunter2");
    }

    @Test
    void replacesTextAtAnyDepth() {
        assertThat(redacted("{'a':[{'b':{'secret':'hunter2'}}]}")).doesNotContain("hunter2");
        assertThat(redacted("{'tokens':['hunter2',{'value':'hunter2'}]}"))
                .doesNotContain("hunter2");
    }

    @Test
    void replacesSecretsInTextThatIsNoJson() {
        assertThat(raw("{\"password\" : \"hunter2 \\\" hunter2\", \"name\": \"a\""))
                .isEqualTo("{\"password\" : \"" + PLACEHOLDER + "\", \"name\": \"a\"");
    }

    @Test
    void replacesSecretNumbersInTextThatIsNoJson() {
        assertThat(raw("{\"password\": -12.5e3, \"count\": 7"))
                .isEqualTo("{\"password\": " + PLACEHOLDER + ", \"count\": 7");
    }

    @Test
    void replacesASecretThatWasCutInTwo() {
        assertThat(raw("{\"name\":\"a\",\"token\":\"hunt"))
                .isEqualTo("{\"name\":\"a\",\"token\":\"" + PLACEHOLDER);
    }

    @Test
    void keepsRawTextWithoutSecretsUpToItsLimit() {
        assertThat(raw("no JSON at all: \"x\": 'y' \\")).isEqualTo("no JSON at all: \"x\": 'y' \\");
        assertThat(raw("x".repeat(RawText.MAX_BYTES + 1))).hasSize(RawText.MAX_BYTES);
    }

    private static String redacted(String json) {
        return JSON.writeValueAsString(Redaction.redact(JSON.readTree(json(json))));
    }

    private static String raw(String text) {
        return RawText.of(text.getBytes(UTF_8));
    }

    private static String json(String singleQuoted) {
        return singleQuoted.replace('\'', '"');
    }
}
