package testmode.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import testmode.acceptance.saboteurs.Played;
import testmode.acceptance.saboteurs.ScenarioName;
import testmode.acceptance.saboteurs.WhenToPlay;
import testmode.node.Node;

/**
 * Plays the example apps: honest they pass a choice of scenarios, and with a mistake of a real shop
 * switched on, the scenario that is about it turns red while another one stays green.
 */
@ExtendWith(WhenToPlay.class)
class EveryExample {

  private static final Example NODE = new Example("node-shop");
  private static final Example CHECKOUT = new Example("checkout-shop");

  private static final ScenarioName GOOD_CARD =
      in("checkout/paid-and-fulfilled-once", "A good card pays an order confirmed by the shopper");
  private static final ScenarioName DECLINED =
      in(
          "checkout/declined-honestly",
          "A card that has insufficient funds leaves the order of the shopper unpaid, and another"
              + " card pays it once");
  private static final ScenarioName APPROVED =
      in(
          "checkout/authenticated-where-the-bank-asks",
          "Ada approves, and the order of the shopper is paid");
  private static final ScenarioName RELOADED =
      in("checkout/charged-at-most-once", "Ada reloads the page of the shopper and submits again");
  private static final ScenarioName GONE =
      in("webhooks/completed-by-the-event-alone", "Ada closes the browser before the return page");
  private static final ScenarioName TOLD_AGAIN =
      in("webhooks/handled-once", "The paid event comes a second time");
  private static final ScenarioName UNSIGNED =
      in("webhooks/never-forged", "An event without a signature is refused and changes nothing");
  private static final ScenarioName CLAIMED =
      in("webhooks/never-forged", "A return address that claims success pays nothing");
  private static final ScenarioName REFUNDED =
      in("refunds/refunded-at-most-once", "A paid order is refunded in full");
  private static final ScenarioName REFUNDED_IN_PARTS =
      in("refunds/refunded-at-most-once", "Two partial refunds, the rest, and one too many");
  private static final ScenarioName LOST =
      in(
          "outages/lost-on-the-way",
          "reply-lost on all attempts of the merchant's call to create the payment charges nobody,"
              + " and Ada pays once afterwards");

  /**
   * An example with a mistake.
   *
   * @param bug what its {@code SHOP_BUG} is set to
   * @param found the scenario that finds it
   * @param green one that has nothing to do with it
   */
  private record Mistake(Example example, String bug, ScenarioName found, ScenarioName green) {
    @Override
    public String toString() {
      return example + " with " + bug;
    }
  }

  /** An example and what it passes. */
  private record Honest(Example example, List<ScenarioName> scenarios) {
    @Override
    public String toString() {
      return example.toString();
    }
  }

  private static Stream<Honest> honest() {
    return Stream.of(
        new Honest(
            NODE,
            List.of(
                GOOD_CARD,
                DECLINED,
                APPROVED,
                RELOADED,
                GONE,
                TOLD_AGAIN,
                UNSIGNED,
                CLAIMED,
                REFUNDED_IN_PARTS,
                LOST)),
        new Honest(
            CHECKOUT,
            List.of(
                GOOD_CARD,
                DECLINED,
                APPROVED,
                RELOADED,
                GONE,
                TOLD_AGAIN,
                UNSIGNED,
                CLAIMED,
                REFUNDED,
                LOST)));
  }

  private static Stream<Mistake> mistakes() {
    return Stream.of(
        new Mistake(NODE, "unsigned-events", UNSIGNED, GOOD_CARD),
        new Mistake(NODE, "intent-per-press", RELOADED, GOOD_CARD),
        new Mistake(CHECKOUT, "success-page-believed", CLAIMED, GOOD_CARD),
        new Mistake(CHECKOUT, "completed-twice", GOOD_CARD, CLAIMED));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("honest")
  void passesWhenItIsHonest(Honest honest) throws Exception {
    installed(honest.example());

    List<Played> played = honest.example().plays(honest.scenarios());

    assertThat(played).hasSameSizeAs(honest.scenarios());
    assertThat(played.stream().filter(each -> !each.green()).map(Played::ending)).isEmpty();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("mistakes")
  void isFoundWhenItIsNot(Mistake mistake) throws Exception {
    installed(mistake.example());

    List<Played> played =
        mistake.example().plays(mistake.bug(), List.of(mistake.found(), mistake.green()));

    assertThat(ending(played, mistake.found()).caught())
        .as(ending(played, mistake.found()).ending())
        .isTrue();
    assertThat(ending(played, mistake.green()).green())
        .as(ending(played, mistake.green()).ending())
        .isTrue();
  }

  /** Or the test is skipped, which says what is missing. */
  private static void installed(Example example) throws IOException, InterruptedException {
    if (example.equals(NODE)) {
      Node.with(Path.of("src/examples/node-shop"), Path.of("target/examples/node-shop"));
    }
  }

  private static Played ending(List<Played> played, ScenarioName scenario) {
    return played.stream()
        .filter(each -> each.scenario().equals(scenario.name()))
        .findFirst()
        .orElseThrow(() -> new AssertionError("there is no scenario " + scenario));
  }

  private static ScenarioName in(String feature, String name) {
    return new ScenarioName(feature, name);
  }
}
