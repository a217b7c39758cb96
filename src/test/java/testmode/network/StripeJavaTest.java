package testmode.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.stripe.StripeClient;
import com.stripe.exception.ApiConnectionException;
import com.stripe.exception.ApiException;
import com.stripe.exception.RateLimitException;
import com.stripe.exception.StripeException;
import com.stripe.model.PaymentIntent;
import com.stripe.net.RequestOptions;
import com.stripe.param.PaymentIntentCreateParams;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a merchant on Stripe's own SDK notices of the faults. */
@ExtendWith(Warm.class)
class StripeJavaTest {

  private static final int PATIENT = 10_000;

  private Receiver stripe;
  private FaultyNetwork network;

  @BeforeEach
  void start() {
    stripe = Receiver.stripe();
    network = FaultyNetwork.start(NetworkConfig.to(stripe.uri()));
  }

  @AfterEach
  void stop() {
    network.close();
    stripe.close();
  }

  @Test
  void aCallPassesWithItsHeaders() throws StripeException {
    assertThat(pay().getId()).isEqualTo("pi_1");

    Receiver.Seen seen = stripe.seen().get(0);
    assertThat(seen.text()).isEqualTo("amount=4000&currency=eur");
    assertThat(seen.header("Authorization")).isEqualTo("Bearer sk_test_merchant1234");
    assertThat(seen.header("Idempotency-Key")).isEqualTo("k-1");
    assertThat(seen.header("Stripe-Account")).isEqualTo("acct_1");
    assertThat(seen.header("User-Agent")).startsWith("Stripe/v1 JavaBindings/");
  }

  @ParameterizedTest
  @CsvSource({"reset-before-stripe, 1", "reset-after-stripe, 2"})
  void theJdkSilentlySendsOnceMoreAfterAReset(String fault, int reached) throws StripeException {
    network.apply(Faults.byName(fault), FaultPlan.next());

    assertThat(pay().getId()).isEqualTo("pi_1");

    assertThat(stripe.seen()).hasSize(reached);
    assertThat(network.recorded()).hasSize(2);
  }

  @ParameterizedTest
  @CsvSource({"reset-before-stripe, 0", "reset-after-stripe, 2"})
  void aResetOfTheWholeCallIsAFailure(String fault, int reached) {
    network.apply(Faults.byName(fault), FaultPlan.next().allAttemptsOfOneCall());

    assertThatThrownBy(this::pay).isInstanceOf(ApiConnectionException.class);

    assertThat(stripe.seen()).hasSize(reached);
  }

  @ParameterizedTest
  @CsvSource({"request-lost, 0", "reply-lost, 1"})
  void aTimeOutOnEitherLegIsTheSameException(String fault, int reached) {
    network.apply(Faults.byName(fault), FaultPlan.next());

    assertThatThrownBy(() -> pay(0, 150))
        .isInstanceOf(ApiConnectionException.class)
        .hasMessageContaining("Read timed out");

    // The SDK may give up before the network has even read the request.
    Caller.soon()
        .until(
            () ->
                network.recorded().stream()
                    .anyMatch(exchange -> exchange.reachedReceiver() == (reached == 1)));
    assertThat(stripe.seen()).hasSize(reached);
  }

  @Test
  void halfAnAnswerCannotBeRead() {
    network.apply(Faults.byName("reply-cut-short"), FaultPlan.next());

    assertThatThrownBy(this::pay).isInstanceOf(StripeException.class);

    assertThat(stripe.seen()).hasSize(1);
  }

  @Test
  void anErrorInStripesPlaceIsTheExceptionOfThatError() {
    network.apply(Faults.byName("refused-429"), FaultPlan.next());
    network.apply(Faults.byName("broken-500"), FaultPlan.next());
    network.apply(Faults.byName("unavailable-503"), FaultPlan.next());

    assertThatThrownBy(this::pay).isInstanceOf(RateLimitException.class);
    assertThatThrownBy(this::pay)
        .isInstanceOfSatisfying(
            ApiException.class, e -> assertThat(e.getStatusCode()).isEqualTo(500));
    assertThatThrownBy(this::pay)
        .isInstanceOfSatisfying(
            ApiException.class, e -> assertThat(e.getStatusCode()).isEqualTo(503));
    assertThat(stripe.seen()).isEmpty();
  }

  @Test
  void theSdksOwnRetryKeepsTheKeySoAllItsAttemptsAreOneCall() {
    network.apply(
        Faults.byName("broken-500-after-stripe"), FaultPlan.next().allAttemptsOfOneCall());

    assertThatThrownBy(() -> pay(1, PATIENT)).isInstanceOf(ApiException.class);

    assertThat(stripe.seen()).hasSize(2);
    assertThat(network.recorded()).extracting(Exchange::call).containsOnly("k-1");
  }

  private PaymentIntent pay() throws StripeException {
    return pay(0, PATIENT);
  }

  private PaymentIntent pay(int retries, int readMillis) throws StripeException {
    StripeClient client =
        StripeClient.builder()
            .setApiKey("sk_test_merchant1234")
            .setApiBase(network.stripeUri().toString())
            .setMaxNetworkRetries(retries)
            .setReadTimeout(readMillis)
            .build();
    return client
        .v1()
        .paymentIntents()
        .create(
            PaymentIntentCreateParams.builder().setAmount(4000L).setCurrency("eur").build(),
            RequestOptions.builder().setIdempotencyKey("k-1").setStripeAccount("acct_1").build());
  }
}
