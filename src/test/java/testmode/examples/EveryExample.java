package testmode.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
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
  private static final ScenarioName REFUNDED_IN_PARTS =
      in("refunds/refunded-at-most-once", "Two partial refunds, the rest, and one too many");
  private static final ScenarioName LOST =
      in(
          "outages/lost-on-the-way",
          "reply-lost on all attempts of the merchant's call to create the payment charges nobody,"
              + " and Ada pays once afterwards");

  /** What both pass when they are honest. */
  private static final List<ScenarioName> TEN =
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
          LOST);

  /**
   * An example and scenarios.
   *
   * @param bug what its {@code SHOP_BUG} is set to; empty for none
   */
  private record Play(Example example, String bug, List<ScenarioName> scenarios) {

    static Play honest(Example example) {
      return new Play(example, "", TEN);
    }

    /** The first scenario finds the mistake, the other has nothing to do with it. */
    static Play wrong(Example example, String bug, ScenarioName found, ScenarioName green) {
      return new Play(example, bug, List.of(found, green));
    }

    List<Played> played() throws IOException, InterruptedException {
      if (example.equals(NODE)) {
        // Or the test is skipped, which says what is missing.
        Node.with(Path.of("src/examples/node-shop"), Path.of("target/examples/node-shop"));
      }
      return bug.isEmpty() ? example.plays(scenarios) : example.plays(bug, scenarios);
    }

    @Override
    public String toString() {
      return bug.isEmpty() ? example.toString() : example + " with " + bug;
    }
  }

  private static final List<Play> HONEST = List.of(Play.honest(NODE), Play.honest(CHECKOUT));

  private static final List<Play> WRONG =
      List.of(
          Play.wrong(NODE, "unsigned-events", UNSIGNED, GOOD_CARD),
          Play.wrong(NODE, "intent-per-press", RELOADED, GOOD_CARD),
          Play.wrong(CHECKOUT, "success-page-believed", CLAIMED, GOOD_CARD),
          Play.wrong(CHECKOUT, "completed-twice", GOOD_CARD, CLAIMED));

  private static final Map<Play, Future<List<Played>>> PLAYED = new HashMap<>();

  /** Both apps at once, each of them once at a time: half of what they take is waiting. */
  @BeforeAll
  static void bothPlay() {
    for (Example example : List.of(NODE, CHECKOUT)) {
      ExecutorService inTurn = Executors.newSingleThreadExecutor();
      Stream.concat(HONEST.stream(), WRONG.stream())
          .filter(play -> play.example().equals(example))
          .forEach(play -> PLAYED.put(play, inTurn.submit(play::played)));
      inTurn.shutdown();
    }
  }

  private static List<Play> honest() {
    return HONEST;
  }

  private static List<Play> wrong() {
    return WRONG;
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("honest")
  void passesWhenItIsHonest(Play play) throws Throwable {
    List<Played> played = played(play);

    assertThat(played).hasSameSizeAs(play.scenarios());
    assertThat(played.stream().filter(each -> !each.green()).map(Played::ending)).isEmpty();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("wrong")
  void isFoundWhenItIsNot(Play play) throws Throwable {
    List<Played> played = played(play);

    Played found = ending(played, play.scenarios().get(0));
    assertThat(found.caught()).as(found.ending()).isTrue();
    Played green = ending(played, play.scenarios().get(1));
    assertThat(green.green()).as(green.ending()).isTrue();
  }

  private static List<Played> played(Play play) throws Throwable {
    try {
      return PLAYED.get(play).get();
    } catch (ExecutionException e) {
      throw e.getCause();
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
