package io.gantry.gateway.oidc;

import io.gantry.web.request.QueryNames;
import org.jspecify.annotations.Nullable;

/** What the provider's answer says, brought by the browser; some say more than we need. */
@QueryNames({
    "state",
    "code",
    "error",
    "error_description",
    "error_uri",
    "iss",
    "session_state",
    "scope",
    "authuser",
    "prompt",
    "hd"
})
record Callback(@Nullable String state, @Nullable String code, @Nullable String error) {}
