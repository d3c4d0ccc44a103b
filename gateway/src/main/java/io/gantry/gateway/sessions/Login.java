package io.gantry.gateway.sessions;

import io.gantry.gateway.requests.Fields;

/** The body of a login. */
record Login(String username, String password) {
    Login {
        Fields.check(Fields.present("username", username), Fields.present("password", password));
    }

    @Override
    public String toString() {
        return "Login[" + username + "]";
    }
}
