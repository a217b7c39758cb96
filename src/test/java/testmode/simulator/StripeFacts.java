package testmode.simulator;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import testmode.simulator.facts.DiffersFromStripe;
import testmode.simulator.facts.StripeFact;

/** The marks that the contract tests carry, and what the accepted recordings show. */
final class StripeFacts {

  /**
   * One marked test.
   *
   * @param subject what its test class is about
   * @param sentence what the test's name says
   * @param mark DOCUMENTED, OBSERVED, ASSUMED or DIFFERS
   * @param source where it is known from; for DIFFERS why
   * @param on the day it was compared; empty for DIFFERS
   * @param routes the routes it was seen on, as the code names them; none for all
   */
  record Fact(
      String subject,
      String sentence,
      String mark,
      String source,
      String on,
      List<String> routes,
      String test) {}

  private StripeFacts() {}

  static List<Fact> all() {
    List<Fact> facts = new ArrayList<>();
    for (JavaClass type : new ClassFileImporter().importPackages("testmode.simulator")) {
      for (JavaMethod method : type.getMethods()) {
        if (method.isAnnotatedWith(StripeFact.class)) {
          facts.add(fact(method, method.getAnnotationOfType(StripeFact.class)));
        }
        if (method.isAnnotatedWith(DiffersFromStripe.class)) {
          facts.add(difference(method, method.getAnnotationOfType(DiffersFromStripe.class)));
        }
      }
    }
    facts.addAll(ObservedRecordings.facts(facts));
    return facts;
  }

  private static Fact fact(JavaMethod method, StripeFact mark) {
    return new Fact(
        subject(method),
        sentence(method.getName()),
        mark.source().name(),
        mark.ref(),
        mark.on(),
        List.of(mark.routes()),
        name(method));
  }

  private static Fact difference(JavaMethod method, DiffersFromStripe mark) {
    return new Fact(
        subject(method),
        sentence(method.getName()),
        "DIFFERS",
        mark.value(),
        "",
        List.of(),
        name(method));
  }

  private static String name(JavaMethod method) {
    return method.getOwner().getSimpleName() + "." + method.getName();
  }

  private static String subject(JavaMethod method) {
    return sentence(method.getOwner().getSimpleName().replaceFirst("Test$", ""));
  }

  /** {@code aRefundIsPaid} → {@code A refund is paid}. */
  static String sentence(String name) {
    String words =
        name.replaceAll("([a-z0-9])([A-Z])", "$1 $2").replaceAll("([A-Z])([A-Z][a-z])", "$1 $2");
    return name.substring(0, 1).toUpperCase(Locale.ROOT)
        + words.substring(1).toLowerCase(Locale.ROOT);
  }
}
