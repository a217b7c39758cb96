package testmode.driver.sweep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import testmode.driver.Money;
import testmode.driver.stripe.RunMarks;
import testmode.driver.web.TinyServer;
import testmode.driver.web.TinyServer.Reply;

/** A Stripe that does not tell, or does not do what it is asked. */
class SilentStripeTest {
  private static final String LIST = "GET /v1/payment_intents";
  private static final String CANCEL = "POST /v1/payment_intents/pi_1/cancel";
  private static final Age USUAL = new Age(Age.AT_LEAST, Age.AT_MOST);
  private static final Leftover LEFT =
      new Leftover(
          new RunMarks("r1", Instant.EPOCH), "pi_1", new Money(4000, "eur"), "requires_action");

  private final TinyServer stripe = new TinyServer();
  private final Sweep sweep = sweep(stripe.uri());

  @AfterEach
  void close() {
    sweep.close();
    stripe.close();
  }

  private static Sweep sweep(URI stripe) {
    return Sweep.of(stripe, SharedAccount.SECRET_KEY, InstantSource.system());
  }

  private void answers(String line, int status, String code, String message) {
    String error =
        "{\"error\": {\"type\": \"invalid_request_error\", \"code\": \"%s\", \"message\": \"%s\"}}"
            .formatted(code, message);
    // Keeps the SDK from trying a 5xx again, which takes seconds.
    stripe.on(line, asked -> new Reply(status, error, Map.of("Stripe-Should-Retry", "false")));
  }

  @Test
  void nobodyThereIsSaidWithTheAddress() {
    URI nowhere = stripe.uri();
    stripe.close();

    try (Sweep alone = sweep(nowhere)) {
      assertThatThrownBy(() -> alone.find(USUAL))
          .isInstanceOf(StripeNotAskedException.class)
          .hasMessageStartingWith(
              "Stripe at " + nowhere + " could not be asked: no answer to " + LIST)
          .hasMessageEndingWith("Is the address right, and can this machine reach it?");
    }
  }

  @Test
  void aRefusedKeyIsSaidWithoutTheKey() {
    answers(LIST, 401, "", "Invalid API Key provided: " + SharedAccount.SECRET_KEY);

    assertThatThrownBy(() -> sweep.find(USUAL))
        .hasMessageContaining("Stripe answered 401 to " + LIST + ". Is STRIPE_SECRET_KEY right")
        .hasMessageNotContaining("51AbCdEf");
  }

  @Test
  void aKeyThatMayReadOnlyIsSaidAtTheFirstCancellation() {
    answers(CANCEL, 403, "", "The provided key does not have the required permissions.");

    assertThatThrownBy(() -> sweep.cancel(LEFT))
        .hasMessageContaining("403")
        .hasMessageContaining("allowed to read and write PaymentIntents");
  }

  @Test
  void stripesOwnTroubleIsSaid() {
    answers(CANCEL, 500, "", "Sorry about that!");

    assertThatThrownBy(() -> sweep.cancel(LEFT))
        .isInstanceOf(StripeNotAskedException.class)
        .hasMessageContaining("Stripe answered 500 to " + CANCEL)
        .hasMessageContaining("sweep again later");
  }

  @Test
  void whatCannotBeCanceledIsSaidInStripesWordsAndStaysOpen() {
    answers(CANCEL, 400, "resource_missing", "No such payment_intent: 'pi_1'");

    assertThat(sweep.cancel(LEFT))
        .isEqualTo(new Cancelled(true, "not canceled: No such payment_intent: 'pi_1'"));
  }
}
