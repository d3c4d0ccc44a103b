package io.gantry.gateway.routes;

/** The head of an answer did not come in time. */
final class ServiceLate extends RuntimeException {
    private static final long serialVersionUID = 1;

    ServiceLate() {
        super("the service did not answer in time", null, false, false);
    }
}
