package testmode;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The arrows between the parts, as docs/architecture.md draws them. */
class ArchitectureTest {
  private static final JavaClasses MAIN =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages("testmode");
  private static final JavaClasses ALL = new ClassFileImporter().importPackages("testmode");

  @ParameterizedTest
  @ValueSource(strings = {"simulator", "network", "merchant"})
  void thePartsMeetOverHttpOnly(String part) {
    noClasses()
        .that(resideInAPackage("testmode." + part + ".."))
        .should()
        .dependOnClassesThat(
            resideInAPackage("testmode..").and(not(resideInAPackage("testmode." + part + ".."))))
        .because("a merchant that could see the simulator would not be like yours")
        .check(MAIN);
  }

  @Test
  void theDriverKnowsTheDoorsOfThePartsAndNobodyAbove() {
    classes()
        .that(resideInAPackage("testmode.driver.."))
        .should()
        .onlyDependOnClassesThat(
            not(resideInAPackage("testmode.."))
                .or(
                    resideInAnyPackage(
                        "testmode.driver..",
                        "testmode.simulator",
                        "testmode.network",
                        "testmode.merchant")))
        .because("scenarios own the ports, and the command line is one user of them")
        .check(MAIN);
  }

  @Test
  void packagesFormNoCycle() {
    slices()
        .matching("testmode.(**)")
        .should()
        .beFreeOfCycles()
        .because("what is read in a circle has no beginning")
        .check(ALL);
  }
}
