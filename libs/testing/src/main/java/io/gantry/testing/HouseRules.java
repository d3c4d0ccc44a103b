package io.gantry.testing;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The house rules that a machine can check; each service runs them over its own classes. */
public final class HouseRules {
    /** Features do not depend on each other in a circle. */
    @ArchTest
    public static final ArchRule FEATURES_HAVE_NO_CYCLES =
            slices().matching("io.gantry.*.(*)..").should().beFreeOfCycles().allowEmptyShould(true);

    /** Only what blocks on purpose, on threads of its own, may wait. */
    @ArchTest
    public static final ArchRule REACTIVE_CODE_DOES_NOT_BLOCK =
            noClasses()
                    .that()
                    .haveSimpleNameNotEndingWith("Listener")
                    .and()
                    .haveSimpleNameNotEndingWith("Relay")
                    .and()
                    .haveSimpleNameNotEndingWith("Session")
                    .should()
                    .callMethod(Mono.class, "block")
                    .orShould()
                    .callMethod(Flux.class, "blockLast")
                    .orShould()
                    .callMethod(Mono.class, "subscribe")
                    .orShould()
                    .callMethod(Flux.class, "subscribe");

    /** Names that say nothing. */
    @ArchTest
    public static final ArchRule NAMES_SAY_SOMETHING =
            noClasses()
                    .should()
                    .haveSimpleNameEndingWith("Impl")
                    .orShould()
                    .haveSimpleNameEndingWith("DTO")
                    .orShould()
                    .haveSimpleNameEndingWith("Manager")
                    .orShould()
                    .haveSimpleNameEndingWith("Helper")
                    .orShould()
                    .haveSimpleNameEndingWith("Util")
                    .orShould()
                    .haveSimpleNameEndingWith("Utils")
                    .orShould()
                    .haveSimpleNameStartingWith("Abstract")
                    .orShould()
                    .haveSimpleNameStartingWith("Base");

    /** Controllers, listeners and repositories are nobody else's business. */
    @ArchTest
    public static final ArchRule EDGES_ARE_PACKAGE_PRIVATE =
            classes()
                    .that()
                    .haveSimpleNameEndingWith("Controller")
                    .or()
                    .haveSimpleNameEndingWith("Listener")
                    .or()
                    .haveSimpleNameEndingWith("Configuration")
                    .should()
                    .bePackagePrivate()
                    .allowEmptyShould(true);

    /** Only packages that say so may hold nulls. */
    @ArchTest
    public static final ArchRule PACKAGES_ARE_NULL_MARKED =
            classes()
                    .that(describe("are top level", JavaClass::isTopLevelClass))
                    .and()
                    .doNotHaveSimpleName("package-info")
                    .should(PackageIsNullMarked.CONDITION);

    private HouseRules() {}
}
