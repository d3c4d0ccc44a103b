package io.gantry.contracts.identity;

/** The actor's role does not allow what he asks for: 403. */
public final class InsufficientRole extends RuntimeException {
    public InsufficientRole(Role has, Role needs) {
        super("needs role %s, you have %s".formatted(needs.text(), has.text()));
    }
}
