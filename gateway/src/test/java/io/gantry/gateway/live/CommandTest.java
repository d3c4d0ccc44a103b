package io.gantry.gateway.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.gantry.gateway.feed.LiveChannel;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CommandTest {
    @Test
    void readsWhatTheSeedSends() {
        assertThat(Command.parse("{\"action\": \"subscribe\", \"channel\": \"entities\"}"))
                .isEqualTo(new Command.Subscribe(LiveChannel.ENTITIES));
        assertThat(Command.parse("{\"action\":\"unsubscribe\",\"channel\":\"git\"}"))
                .isEqualTo(new Command.Unsubscribe(LiveChannel.GIT));
        assertThat(Command.parse("{\"action\":\"resume\",\"after\":\"abc\"}"))
                .isEqualTo(new Command.Resume("abc"));
    }

    @Test
    void saysWhatIsWrong() {
        Map<String, String> answers =
                Map.of(
                        "nonsense", "\"nonsense\" is no JSON object",
                        "[]", "\"[]\" is no JSON object",
                        "{} {}", "is no JSON object",
                        "{}", "action is missing, expected a string",
                        "{\"action\":7}", "action is 7, expected a string",
                        "{\"action\":\"shout\"}",
                                "action is \"shout\", expected subscribe, unsubscribe or resume",
                        "{\"action\":\"subscribe\"}", "channel is missing",
                        "{\"action\":\"subscribe\",\"channel\":\"identity\"}",
                                "channel is \"identity\", expected one of entities, actions",
                        "{\"action\":\"resume\",\"after\":\"x\",\"chanel\":\"git\"}",
                                "field \"chanel\" is unknown, expected action and after",
                        "{\"action\":\"resume\",\"action\":\"resume\"}", "is no JSON object");
        answers.forEach((message, answer) ->
                assertThatThrownBy(() -> Command.parse(message))
                        .isInstanceOf(Command.Refused.class)
                        .hasMessageContaining(answer));
    }

    @Test
    void repeatsOnlyTheBeginningOfALongMessage() {
        assertThatThrownBy(() -> Command.parse("x".repeat(4000)))
                .hasMessageContaining("x".repeat(100) + "…")
                .message()
                .hasSizeLessThan(200);
    }
}
