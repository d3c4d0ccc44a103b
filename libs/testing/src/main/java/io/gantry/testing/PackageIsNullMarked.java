package io.gantry.testing;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import org.jspecify.annotations.NullMarked;

/** A class counts only if its package says {@code @NullMarked}, since NullAway reads no other. */
final class PackageIsNullMarked extends ArchCondition<JavaClass> {
    static final PackageIsNullMarked CONDITION = new PackageIsNullMarked();

    private PackageIsNullMarked() {
        super("be in a package that is @NullMarked");
    }

    @Override
    public void check(JavaClass type, ConditionEvents events) {
        boolean marked = type.getPackage().tryGetAnnotationOfType(NullMarked.class).isPresent();
        events.add(new SimpleConditionEvent(type, marked, type.getName()));
    }
}
