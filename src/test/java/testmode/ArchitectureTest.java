package testmode;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.net.http.HttpClient;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The arrows between the parts, as docs/architecture.md draws them. */
class ArchitectureTest {
  private static final JavaClasses ALL = new ClassFileImporter().importPackages("testmode");
  private static final JavaClasses MAIN =
      ALL.that(
          DescribedPredicate.describe(
              "in src/main",
              type ->
                  type.getSource()
                      .map(source -> !source.getUri().toString().contains("test-classes"))
                      .orElse(true)));

  /** Where the wall clock enters; everybody else is handed an {@link InstantSource}. */
  private static final String[] CLOCK_DOORS = {
    "testmode.commands.Commands",
    "testmode.driver.assembly.TestModeRun",
    "testmode.merchant.ShopConfig",
    "testmode.network.NetworkConfig",
    "testmode.simulator.StripeSimulator",
  };

  @ParameterizedTest
  @CsvSource({"simulator, testmode.http", "network, testmode.http", "merchant, ", "front, "})
  void thePartsMeetOverHttpOnly(String part, @Nullable String client) {
    String own = "testmode." + part + "..";
    noClasses()
        .that()
        .resideInAPackage(own)
        .should()
        .dependOnClassesThat(
            resideInAPackage("testmode..")
                .and(not(resideInAnyPackage(own, client == null ? own : client))))
        .because("a merchant that could see the simulator would prove nothing about yours")
        .check(MAIN);
  }

  @ParameterizedTest
  @ValueSource(strings = {"simulator", "network", "merchant"})
  void aPartIsEnteredByItsDoorOnly(String part) {
    noClasses()
        .that()
        .resideOutsideOfPackage("testmode." + part + "..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("testmode." + part + ".*..")
        .because("the rooms behind a door are the part's own, and may be rearranged")
        .check(ALL);
  }

  /** What each room's package-info says that it may import. */
  @ParameterizedTest
  @CsvSource({
    "wire, ",
    "account, ",
    "fixtures, ",
    "resource, wire|account",
    "pipeline, wire|account|resource",
    "events, wire|account|resource",
    "ledger, wire|account|resource|fixtures|events",
    "cards, wire|account|resource|fixtures|events",
    "challenges, wire|account|resource",
    "payments, wire|account|resource|fixtures|events|ledger|cards|challenges",
    "setup, wire|account|resource|events|cards|challenges",
    "payouts, wire|account|resource|fixtures|events|ledger|cards",
    "disputes, wire|account|resource|fixtures|events|ledger|cards|payments",
    "refunds, wire|account|resource|fixtures|events|ledger|cards|payments|disputes",
    "catalog, wire|account|resource|fixtures|events|ledger",
    "checkout, wire|account|resource|fixtures|events|ledger|cards|payments|setup|catalog",
    "control, wire|account|events"
  })
  void aRoomOfTheSimulatorKnowsOnlyTheRoomsBelowIt(String room, @Nullable String below) {
    String known = below == null ? room : room + "|" + below;
    noClasses()
        .that()
        .resideInAPackage("testmode.simulator." + room)
        .should()
        .dependOnClassesThat(
            resideInAPackage("testmode..")
                .and(
                    not(resideInAnyPackage("testmode.simulator.(" + known + ")", "testmode.http"))))
        .because("a resource is read without the stages before it, and a stage without resources")
        .check(MAIN);
  }

  @Test
  void theDriverKnowsThePartsAndNobodyAbove() {
    noClasses()
        .that()
        .resideInAPackage("testmode.driver..")
        .should()
        .dependOnClassesThat(
            resideInAnyPackage("testmode", "testmode.commands..", "testmode.front.."))
        .because("the command line is one user of the driver, and the suite another")
        .check(MAIN);
  }

  @Test
  void theAuditKnowsTheRecordAndNothingElse() {
    noClasses()
        .that()
        .resideInAPackage("testmode.driver.audit")
        .should()
        .dependOnClassesThat(
            resideInAPackage("testmode..")
                .and(not(resideInAnyPackage("testmode.driver.audit", "testmode.network"))))
        .because("what it finds must follow from the traffic alone, whoever the merchant is")
        .check(MAIN);
  }

  @Test
  void packagesFormNoCycle() {
    slices()
        .matching("testmode.(**)")
        .should()
        .beFreeOfCycles()
        .because("what goes round in a circle has no place to start reading")
        .check(MAIN);
  }

  @Test
  void timeIsHandedIn() {
    noClasses()
        .should()
        .callMethod(Instant.class, "now")
        .orShould()
        .callMethod(System.class, "currentTimeMillis")
        .orShould()
        .callMethod(Thread.class, "sleep", long.class)
        .orShould()
        .callMethod(Clock.class, "systemUTC")
        .orShould()
        .callMethod(Clock.class, "systemDefaultZone")
        .because("three days of retries have to pass in milliseconds")
        .check(MAIN);
  }

  @Test
  void theWallClockEntersAtTheDoorsOnly() {
    noClasses()
        .that(not(named(CLOCK_DOORS)))
        .should()
        .callMethod(InstantSource.class, "system")
        .because("a second clock in the middle of a part would run away from the first")
        .check(MAIN);
  }

  @Test
  void nobodyBlocksTheThreadsThatAllShare() {
    noClasses()
        .should()
        .callMethod(CompletableFuture.class, "supplyAsync", Supplier.class)
        .orShould()
        .callMethod(CompletableFuture.class, "runAsync", Runnable.class)
        .because("the common pool is one thread on two cores, and the HTTP client needs it")
        .check(ALL);
  }

  @Test
  void noAnswerIsLostOnTheWayBack() {
    noClasses()
        .that()
        .resideOutsideOfPackage("testmode.http")
        .should()
        .callMethod(HttpClient.class, "newHttpClient")
        .orShould()
        .callMethod(HttpClient.class, "newBuilder")
        .because("the JDK's client loses one in a hundred thousand, and the app would be blamed")
        .check(MAIN);
  }

  @Test
  void chanceHasOneSeed() {
    noClasses()
        .that()
        // A shop's ids and keys must not be guessable, ours as little as yours.
        .resideOutsideOfPackage("testmode.merchant..")
        .should()
        .callConstructor(Random.class)
        .orShould()
        .callConstructor(SecureRandom.class)
        .orShould()
        .callMethod(Math.class, "random")
        .orShould()
        .callMethod(ThreadLocalRandom.class, "current")
        .orShould()
        .callMethod(UUID.class, "randomUUID")
        .because("a run must be repeatable from the seed that its report prints")
        .check(MAIN);
  }

  @Test
  void testLibrariesStayInTheSuite() {
    noClasses()
        .that()
        .resideOutsideOfPackage("testmode.acceptance..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("io.restassured..", "io.cucumber..")
        .because("REST Assured costs two seconds on first use, and unit tests are plain Jupiter")
        .check(ALL);
  }

  @Test
  void browsersAreDrivenInOneRoom() {
    noClasses()
        .that()
        .resideOutsideOfPackage("testmode.acceptance.browser..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("org.openqa.selenium..")
        .because("a page is known by what a shopper does there, not by its elements")
        .check(ALL);
  }

  @Test
  void stepsSpeakTheLanguageAndNothingElse() {
    noClasses()
        .that()
        .resideInAPackage("testmode.acceptance.steps..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "testmode.simulator..",
            "testmode.network..",
            "testmode.merchant..",
            "testmode.acceptance.evidence..",
            "testmode.acceptance.browser..",
            "java.net..",
            "com.stripe..",
            "com.google.gson..",
            "io.restassured..",
            "org.assertj..")
        .because("a step is one line that names a noun; how it is done is the language's matter")
        .check(ALL);
  }

  @Test
  void theLanguageKnowsPortsAndNotWhoIsBehindThem() {
    noClasses()
        .that()
        .resideInAPackage("testmode.acceptance.language..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "testmode.simulator..",
            "testmode.merchant..",
            "testmode.acceptance.steps..",
            "java.net.http..",
            "com.stripe..",
            "io.cucumber..")
        .because("the same scenarios run on any merchant and in both modes")
        .check(ALL);
  }

  @Test
  void onlyTheCommandLineAsksTheDoctor() {
    noClasses()
        .that()
        .resideOutsideOfPackages("testmode.commands..", "testmode.doctor..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("testmode.doctor..")
        .because("a run judges by scenarios, and the doctor only says whether it can begin")
        .check(MAIN);
  }

  private static DescribedPredicate<JavaClass> named(String... names) {
    return DescribedPredicate.describe(
        "named " + String.join(", ", names), type -> Set.of(names).contains(type.getName()));
  }
}
