package testmode.quickstart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import com.stripe.Stripe;
import com.stripe.StripeClient;
import com.stripe.exception.CardException;
import com.stripe.exception.SignatureVerificationException;
import com.stripe.exception.StripeException;
import com.stripe.model.Charge;
import com.stripe.model.Event;
import com.stripe.model.PaymentIntent;
import com.stripe.model.Refund;
import com.stripe.net.Webhook;
import com.stripe.param.PaymentIntentConfirmParams;
import com.stripe.param.PaymentIntentCreateParams;
import com.stripe.param.PaymentIntentCreateParams.AutomaticPaymentMethods;
import com.stripe.param.RefundCreateParams;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Stripe's quick starts for Java, with the calls and parameters as they are published; only the
 * address of the API is ours.
 *
 * @see <a href="https://docs.stripe.com/payments/accept-a-payment">Accept a payment</a>
 * @see <a href="https://docs.stripe.com/payments/finalize-payments-on-the-server">Finalize payments
 *     on the server</a>
 * @see <a href="https://docs.stripe.com/api/errors/handling?lang=java">Handling errors</a>
 * @see <a href="https://docs.stripe.com/refunds">Refunds</a>
 * @see <a href="https://docs.stripe.com/webhooks/handling-payment-events">Handle payment events</a>
 * @see <a href="https://github.com/stripe-samples/accept-a-payment">The sample:
 *     payment-element/server/java</a>
 */
class JavaQuickStartTest {
  private static final String RETURN_URL = "http://127.0.0.1/return";
  private static final Pattern SECRET = Pattern.compile("signed with (whsec_\\w+)");

  private static StandAlone simulator;
  private static StripeClient client;

  @BeforeAll
  static void start() {
    simulator = StandAlone.start();
    client = clientOf(simulator, "sk_test_java");
  }

  @AfterAll
  static void stop() {
    simulator.close();
  }

  private static StripeClient clientOf(StandAlone stripe, String key) {
    return StripeClient.builder().setApiKey(key).setApiBase(stripe.base().toString()).build();
  }

  /** What the sample's server creates for the payment element. */
  private static PaymentIntentCreateParams.Builder order() {
    return PaymentIntentCreateParams.builder()
        .setAutomaticPaymentMethods(AutomaticPaymentMethods.builder().setEnabled(true).build())
        .setCurrency("EUR")
        .setAmount(1999L);
  }

  private static PaymentIntentConfirmParams with(String card) {
    return PaymentIntentConfirmParams.builder()
        .setPaymentMethod(card)
        .setReturnUrl(RETURN_URL)
        .build();
  }

  private static PaymentIntent paid(StripeClient stripe) throws StripeException {
    PaymentIntent intent = stripe.v1().paymentIntents().create(order().build());
    return stripe.v1().paymentIntents().confirm(intent.getId(), with("pm_card_visa"));
  }

  @Test
  void acceptsAPayment() throws StripeException {
    PaymentIntent intent = client.v1().paymentIntents().create(order().build());
    assertThat(intent.getStatus()).isEqualTo("requires_payment_method");
    assertThat(intent.getClientSecret()).startsWith(intent.getId() + "_secret_");

    PaymentIntent paid = client.v1().paymentIntents().confirm(intent.getId(), with("pm_card_visa"));
    assertThat(paid.getStatus()).isEqualTo("succeeded");
    assertThat(paid.getAmountReceived()).isEqualTo(1999);
  }

  @Test
  void acceptsAPaymentInTheStaticStyleOfTheSamples() throws StripeException {
    String api = Stripe.getApiBase();
    try {
      Stripe.apiKey = "sk_test_static";
      Stripe.overrideApiBase(simulator.base().toString());

      PaymentIntent intent = PaymentIntent.create(order().build());
      assertThat(intent.confirm(with("pm_card_visa")).getStatus()).isEqualTo("succeeded");
    } finally {
      Stripe.overrideApiBase(api);
      Stripe.apiKey = null;
    }
  }

  @Test
  void handlesADecline() throws StripeException {
    PaymentIntent intent = client.v1().paymentIntents().create(order().build());

    assertThatExceptionOfType(CardException.class)
        .isThrownBy(
            () ->
                client
                    .v1()
                    .paymentIntents()
                    .confirm(intent.getId(), with("pm_card_visa_chargeDeclinedInsufficientFunds")))
        .satisfies(
            declined -> {
              assertThat(declined.getStatusCode()).isEqualTo(402);
              assertThat(declined.getCode()).isEqualTo("card_declined");
              assertThat(declined.getDeclineCode()).isEqualTo("insufficient_funds");
              assertThat(declined.getStripeError().getPaymentIntent().getId())
                  .isEqualTo(intent.getId());
            });
    assertThat(client.v1().paymentIntents().retrieve(intent.getId()).getStatus())
        .isEqualTo("requires_payment_method");
  }

  @Test
  void handlesThreeDSecure() throws StripeException, IOException, InterruptedException {
    PaymentIntent intent =
        client
            .v1()
            .paymentIntents()
            .create(
                order()
                    .setConfirm(true)
                    .setPaymentMethod("pm_card_threeDSecure2Required")
                    .setReturnUrl(RETURN_URL)
                    .build());
    assertThat(intent.getStatus()).isEqualTo("requires_action");

    URI back = Browser.authenticate(intent.getNextAction().getRedirectToUrl().getUrl());
    assertThat(back.getQuery())
        .contains("payment_intent=" + intent.getId(), "redirect_status=succeeded");
    assertThat(client.v1().paymentIntents().retrieve(intent.getId()).getStatus())
        .isEqualTo("succeeded");
  }

  @Test
  void refunds() throws StripeException {
    PaymentIntent intent = paid(client);
    RefundCreateParams.Builder ofIt = RefundCreateParams.builder().setPaymentIntent(intent.getId());

    Refund part = client.v1().refunds().create(ofIt.setAmount(1000L).build());
    assertThat(part.getStatus()).isEqualTo("succeeded");
    Refund rest =
        client
            .v1()
            .refunds()
            .create(RefundCreateParams.builder().setPaymentIntent(intent.getId()).build());
    assertThat(rest.getAmount()).isEqualTo(999);
    Charge charge = client.v1().charges().retrieve(intent.getLatestCharge());
    assertThat(charge.getRefunded()).isTrue();
  }

  @Test
  void verifiesAWebhookWithTheSecretThatWasPrinted() throws IOException, StripeException {
    List<String> handled = new CopyOnWriteArrayList<>();
    AtomicReference<String> secret = new AtomicReference<>();
    try (Endpoint endpoint = new Endpoint((body, seal) -> take(body, seal, secret.get(), handled));
        StandAlone listening = StandAlone.start("--webhook-url", endpoint.url())) {
      Matcher printed = SECRET.matcher(listening.said());
      assertThat(printed.find()).as(listening.said()).isTrue();
      secret.set(printed.group(1));

      PaymentIntent intent = paid(clientOf(listening, "sk_test_hook"));

      await().until(() -> handled.contains("payment_intent.succeeded " + intent.getId()));
      assertThat(handled).doesNotContain("refused");
    }
  }

  @Test
  void refusesAWebhookThatSomebodyElseSigned() throws IOException, StripeException {
    List<String> handled = new CopyOnWriteArrayList<>();
    try (Endpoint endpoint =
            new Endpoint((body, seal) -> take(body, seal, "whsec_other", handled));
        StandAlone listening =
            StandAlone.start("--webhook-url", endpoint.url(), "--webhook-secret", "whsec_mine")) {
      assertThat(listening.said()).doesNotContain("whsec_mine");
      paid(clientOf(listening, "sk_test_hook"));

      await().until(() -> !handled.isEmpty());
      assertThat(handled).containsOnly("refused");
    }
  }

  /** The sample's handler, which answers 400 to what Stripe did not sign. */
  private static int take(String payload, String signature, String secret, List<String> handled) {
    try {
      Event event = Webhook.constructEvent(payload, signature, secret);
      event
          .getDataObjectDeserializer()
          .getObject()
          .filter(PaymentIntent.class::isInstance)
          .map(PaymentIntent.class::cast)
          .ifPresent(intent -> handled.add(event.getType() + " " + intent.getId()));
      return 200;
    } catch (SignatureVerificationException e) {
      handled.add("refused");
      return 400;
    }
  }
}
