package testmode.driver.drift;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.google.gson.JsonObject;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import testmode.driver.recording.Origin;
import testmode.driver.recording.Recordings;
import testmode.simulator.ClockMode;
import testmode.simulator.SimulatorConfig;
import testmode.simulator.StripeSimulator;

/** What the simulator itself answered is no drift, and every change of it is. */
class DriftTest {
  private static final Predicate<JsonObject> PAYMENT = Recorded.to("POST", "/v1/payment_intents");
  private static final Predicate<JsonObject> REFUND = Recorded.to("POST", "/v1/refunds");
  private static final Predicate<JsonObject> READ_WITH_CHARGE =
      exchange ->
          exchange.getAsJsonObject("request").get("method").getAsString().equals("GET")
              && exchange.getAsJsonObject("response").get("body") instanceof JsonObject body
              && body.get("latest_charge") instanceof JsonObject;

  private static final Predicate<JsonObject> SECOND_REFUND =
      REFUND.and(
          exchange ->
              status(exchange) == 200
                  && exchange
                          .getAsJsonObject("response")
                          .getAsJsonObject("body")
                          .get("amount")
                          .getAsInt()
                      == 3000);

  @TempDir static Path folder;
  private static Recorded recorded;
  private static StripeSimulator simulator;
  private static Drift drift;

  @BeforeAll
  static void record() {
    recorded = Recorded.in(folder);
    simulator = StripeSimulator.start(SimulatorConfig.defaults().withSeed(99));
    drift = Drift.against(simulator.baseUri());
  }

  @TempDir Path copies;

  @AfterAll
  static void stop() {
    simulator.close();
  }

  private static Compared compared(Path file) {
    return drift.compare(Recordings.read(file));
  }

  private static List<Difference> changed(String scenario, Path copies, Consumer<JsonObject> hand) {
    return compared(recorded.changed(scenario, copies, hand)).differences();
  }

  @ParameterizedTest
  @ValueSource(strings = {"refunded", "declined", "authenticated", "lost", "settled"})
  void whatIsUnchangedAgreesWholly(String scenario) {
    Compared compared = compared(recorded.file(scenario));

    assertThat(compared.differences()).isEmpty();
    assertThat(compared.left()).noneMatch(Left::hides);
    assertThat(compared.agreesWholly()).isTrue();
  }

  @Test
  void aTestModeRunIsKeptAndComparedAsWell(@TempDir Path kept) {
    SimulatorConfig likeStripe = SimulatorConfig.defaults().withClock(ClockMode.TICKING);
    try (StripeSimulator stripe = StripeSimulator.start(likeStripe)) {
      Path file = Recorded.inTestMode(kept, stripe.baseUri()).file("refunded");

      assertThat(Recordings.read(file).origin()).isEqualTo(Origin.ELSEWHERE);
      assertThat(compared(file).differences()).isEmpty();
    }
  }

  @Test
  void everyCallToStripeIsAskedAgainButWhatNeverReachedIt() {
    Compared compared = compared(recorded.file("lost"));

    assertThat(compared.asked()).isGreaterThan(3);
    assertThat(compared.left())
        .extracting(Left::why)
        .isNotEmpty()
        .containsOnly("request-lost struck before Stripe had it");
  }

  @Test
  void aReplyThatGotLostIsComparedBecauseStripeActed() {
    assertThat(
            changed(
                "lost",
                copies,
                file ->
                    body(file, exchange -> isStruckBy(exchange, "reply-lost"))
                        .addProperty("amount", 4100)))
        .extracting(Difference::at, Difference::recorded, Difference::simulated)
        .containsExactly(tuple("$.amount", "4100", "4000"));
  }

  @Test
  void anotherAmountIsFound() {
    List<Difference> found =
        changed("refunded", copies, file -> body(file, PAYMENT).addProperty("amount", 4100));

    assertThat(found).hasSize(1);
    assertThat(found.get(0))
        .extracting(
            Difference::method,
            Difference::path,
            Difference::at,
            Difference::recorded,
            Difference::simulated)
        .containsExactly("POST", "/v1/payment_intents", "$.amount", "4100", "4000");
  }

  @Test
  void aKeyThatStripeNoLongerHasIsFound() {
    assertThat(
            changed("refunded", copies, file -> body(file, PAYMENT).remove("cancellation_reason")))
        .extracting(Difference::at, Difference::recorded, Difference::simulated)
        .containsExactly(tuple("$.cancellation_reason", "no such key", "null"));
  }

  @Test
  void aKeyThatStripeHasSinceThenIsFound() {
    assertThat(changed("refunded", copies, file -> body(file, PAYMENT).addProperty("new", "x")))
        .extracting(Difference::at, Difference::recorded, Difference::simulated)
        .containsExactly(tuple("$.new", "\"x\"", "no such key"));
  }

  /** It might come with time, and does not: what follows is asked as if nobody had waited. */
  @Test
  void waitingForWhatNeverComesSpoilsNothingElse() {
    assertThat(
            changed(
                "authenticated",
                copies,
                file -> body(file, READ_WITH_CHARGE).addProperty("new", "x")))
        .extracting(Difference::method, Difference::at)
        .containsExactly(tuple("GET", "$.new"));
  }

  @Test
  void anotherStatusIsFound() {
    assertThat(
            changed(
                "declined",
                copies,
                file ->
                    response(file, exchange -> status(exchange) == 402).addProperty("status", 400)))
        .extracting(Difference::at, Difference::recorded, Difference::simulated)
        .containsExactly(tuple("status", "400", "402"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"type", "code", "decline_code", "message"})
  void whatAnErrorSaysOtherwiseIsFound(String key) {
    assertThat(
            changed(
                "declined",
                copies,
                file ->
                    body(file, exchange -> status(exchange) == 402)
                        .getAsJsonObject("error")
                        .addProperty(key, "another")))
        .extracting(Difference::at, Difference::recorded)
        .containsExactly(tuple("$.error." + key, "\"another\""));
  }

  @Test
  void aHeaderThatIsNoLongerSentIsFound() {
    assertThat(
            changed(
                "refunded",
                copies,
                file ->
                    response(file, PAYMENT).getAsJsonObject("headers").remove("original-request")))
        .extracting(Difference::at, Difference::recorded, Difference::simulated)
        .containsExactly(tuple("header original-request", "absent", "= request-id"));
  }

  @Test
  void anIdOfAnotherObjectOfTheSameKindIsFound() {
    assertThat(
            changed(
                "refunded",
                copies,
                file -> {
                  String other = body(file, REFUND).get("id").getAsString();
                  JsonObject second = body(file, SECOND_REFUND);
                  second.addProperty("id", other);
                }))
        .extracting(Difference::at)
        .containsExactly("$.id");
  }

  @Test
  void aCutAnswerIsSaidToBeComparedInPartOnly() {
    Compared compared =
        compared(
            recorded.changed(
                "refunded", copies, file -> response(file, REFUND).addProperty("body", "cut")));

    assertThat(compared.differences()).isEmpty();
    assertThat(compared.left())
        .filteredOn(Left::hides)
        .extracting(Left::path, Left::why)
        .containsExactly(
            tuple(
                "/v1/refunds",
                "its answer is too long to be kept whole: only status and headers were compared"));
    assertThat(compared.agreesWholly()).isFalse();
  }

  @Test
  void whatNamesAnObjectOfWhichNothingIsKnownIsNotAsked() {
    Compared compared =
        compared(
            recorded.changed(
                "refunded",
                copies,
                file ->
                    Recorded.exchange(file, REFUND)
                        .getAsJsonObject("request")
                        .getAsJsonObject("form")
                        .addProperty("payment_intent", "pi_3ElsewhereMade1")));

    assertThat(compared.left())
        .filteredOn(Left::hides)
        .extracting(Left::why)
        .contains("no answer before it told of pi_3ElsewhereMade1");
  }

  @Test
  void nothingIsLeftAtTheSimulator() {
    Compared once = compared(recorded.file("refunded"));
    Compared again = compared(recorded.file("refunded"));

    assertThat(again).isEqualTo(once);
  }

  private static boolean isStruckBy(JsonObject exchange, String fault) {
    return exchange.get("fault") instanceof JsonObject struck
        && struck.get("name").getAsString().equals(fault);
  }

  private static int status(JsonObject exchange) {
    return exchange.get("response").isJsonNull()
        ? 0
        : exchange.getAsJsonObject("response").get("status").getAsInt();
  }

  private static JsonObject response(JsonObject file, Predicate<JsonObject> wanted) {
    return Recorded.exchange(file, wanted).getAsJsonObject("response");
  }

  private static JsonObject body(JsonObject file, Predicate<JsonObject> wanted) {
    return response(file, wanted).getAsJsonObject("body");
  }
}
