package testmode.driver.sweep;

import com.stripe.StripeClient;
import com.stripe.exception.StripeException;
import com.stripe.model.PaymentIntent;
import com.stripe.net.ApiResource;
import com.stripe.param.PaymentIntentCreateParams;
import com.stripe.param.PaymentIntentCreateParams.CaptureMethod;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import testmode.driver.stripe.RunMarks;
import testmode.driver.web.Web;
import testmode.simulator.ClockMode;
import testmode.simulator.SimulatorConfig;
import testmode.simulator.SimulatorConfig.Webhooks;
import testmode.simulator.StripeSimulator;

/** A test-mode account that several people use: of a Stripe that ticks and reaches nobody here. */
public final class SharedAccount implements AutoCloseable {
  public static final String SECRET_KEY = "sk_test_51AbCdEfGhIjKlMnOp";
  public static final String PUBLISHABLE_KEY = "pk_test_51AbCdEfGhIjKlMnOp";

  /** As in the environment of a run. */
  public static final Map<String, String> KEYS =
      Map.of("STRIPE_SECRET_KEY", SECRET_KEY, "STRIPE_PUBLISHABLE_KEY", PUBLISHABLE_KEY);

  private final StripeSimulator simulator;
  private final StripeClient stripe;

  /**
   * @param begins what Stripe's clock shows first; null for now
   */
  public SharedAccount(@Nullable Instant begins) {
    simulator =
        StripeSimulator.start(
            SimulatorConfig.defaults()
                .withClock(ClockMode.TICKING)
                .withClockStart(begins)
                .withWebhooks(new Webhooks(null, false, false)));
    stripe =
        StripeClient.builder()
            .setApiBase(simulator.baseUri().toString())
            .setApiKey(SECRET_KEY)
            .build();
  }

  public URI uri() {
    return simulator.baseUri();
  }

  /** The properties that lead here. */
  public Map<String, String> properties() {
    return Map.of("testmode.stripe.base", uri().toString(), "testmode.seed", "7");
  }

  /** Lets time pass at Stripe, on top of what passes by itself. */
  public void pass(long seconds) throws Web.NoAnswerException {
    new Web()
        .send(
            "POST",
            URI.create(uri() + "/_testmode/clock/advance"),
            Map.of("Authorization", "Bearer " + SECRET_KEY, "Content-Type", "application/json"),
            "{\"seconds\": " + seconds + "}",
            java.time.Duration.ofSeconds(10));
  }

  /** The marks of a run that began then. */
  public static Map<String, String> marks(String run, Instant began) {
    return Map.of(RunMarks.RUN, run, RunMarks.STARTED, Long.toString(began.getEpochSecond()));
  }

  /** A PaymentIntent of 40.00 EUR in this state. */
  public String holds(String state, Map<String, String> metadata) throws StripeException {
    PaymentIntentCreateParams.Builder params =
        PaymentIntentCreateParams.builder()
            .setAmount(4000L)
            .setCurrency("eur")
            .addPaymentMethodType("card")
            .putAllMetadata(metadata);
    PaymentIntentCreateParams.Builder made =
        switch (state) {
          case "requires_payment_method" -> params;
          case "requires_confirmation" -> params.setPaymentMethod("pm_card_visa");
          case "requires_capture" -> paying(params).setCaptureMethod(CaptureMethod.MANUAL);
          case "requires_action" ->
              paying(params).setPaymentMethod("pm_card_authenticationRequired");
          case "succeeded" -> paying(params);
          default -> throw new IllegalArgumentException(state);
        };
    PaymentIntent intent = stripe.v1().paymentIntents().create(made.build());
    if (!intent.getStatus().equals(state)) {
      throw new IllegalStateException(intent.getStatus() + " should be " + state);
    }
    return intent.getId();
  }

  private static PaymentIntentCreateParams.Builder paying(
      PaymentIntentCreateParams.Builder intent) {
    return intent
        .setConfirm(true)
        .setPaymentMethod("pm_card_visa")
        .setReturnUrl("http://127.0.0.1/back");
  }

  /** Every letter of one object. */
  public String json(String intent) {
    try {
      return stripe
          .rawRequest(ApiResource.RequestMethod.GET, "/v1/payment_intents/" + intent, null)
          .body();
    } catch (StripeException e) {
      throw new IllegalStateException(e);
    }
  }

  public String state(String intent) throws StripeException {
    return stripe.v1().paymentIntents().retrieve(intent).getStatus();
  }

  /** Every PaymentIntent of the account, newest first. */
  public List<PaymentIntent> all() throws StripeException {
    return stripe.v1().paymentIntents().list().getData();
  }

  public StripeClient stripe() {
    return stripe;
  }

  @Override
  public void close() {
    simulator.close();
  }
}
