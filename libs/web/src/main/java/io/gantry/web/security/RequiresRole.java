package io.gantry.web.security;

import io.gantry.contracts.identity.Role;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * What role a route takes whatever it is asked for: others are 403 before parameters and body are
 * looked at. Rules that depend on those, or hold for other doors too, are the service's.
 */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface RequiresRole {
    Role value();
}
