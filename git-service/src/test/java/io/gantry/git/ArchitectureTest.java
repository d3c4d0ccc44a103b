package io.gantry.git;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.junit.ArchTests;
import io.gantry.testing.HouseRules;

@AnalyzeClasses(packages = "io.gantry.git", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {
    @ArchTest static final ArchTests RULES = ArchTests.in(HouseRules.class);
}
