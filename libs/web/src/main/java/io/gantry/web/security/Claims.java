package io.gantry.web.security;

/** Names of what an internal JWT says beside the registered claims. */
public final class Claims {
    public static final String ISSUER = "gantry-gateway";
    public static final String ROLE = "role";
    public static final String GROUPS = "groups";
    public static final String SOURCE = "src";
    public static final String ADDRESS = "ip";

    /** By what somebody has shown who he is, which the gateway can be asked for again. */
    public static final String PROOF = "proof";

    /** The subject of the gateway that asks for itself; no user can be called so. */
    public static final String GATEWAY = "(gateway)";

    /** In a JWT of a service, for whom it acts: an object of {@link #NAME} and all the above. */
    static final String ACTS_FOR = "for";

    static final String NAME = "name";

    private Claims() {}
}
