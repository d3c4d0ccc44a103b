package io.gantry.gateway.live;

import io.gantry.gateway.feed.Frame;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** What a client is told that is no event. */
@Component
class Notices {
    private final JsonMapper json;

    Notices(JsonMapper json) {
        this.json = json;
    }

    /** His message was not understood, and why. */
    Frame error(String sentence) {
        return frame(new Notice("error", sentence));
    }

    /** He hears what happens from now on, but missed some of what happened before. */
    Frame resumeFailed(String sentence) {
        return frame(new Notice("resume.failed", sentence));
    }

    private Frame frame(Notice notice) {
        return Frame.of(json.writeValueAsBytes(notice));
    }

    record Notice(String type, String error) {}
}
