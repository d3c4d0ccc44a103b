package io.gantry.web.request;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** The query parameters that a handler's argument of this type is read from. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface QueryNames {
    String[] value();

    /** Those of them that may be given more than once. */
    String[] repeated() default {};
}
