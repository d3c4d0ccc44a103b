package io.gantry.gateway.routes;

/** The service could not answer in time, since the client had not sent its whole request. */
final class ClientLate extends RuntimeException {
    private static final long serialVersionUID = 1;

    ClientLate() {
        super("the client sends its request too slowly", null, false, false);
    }
}
