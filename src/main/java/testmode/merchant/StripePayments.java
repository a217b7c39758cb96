package testmode.merchant;

import com.stripe.Stripe;
import com.stripe.StripeClient;
import com.stripe.exception.StripeException;
import com.stripe.model.HasId;
import com.stripe.model.PaymentIntent;
import com.stripe.model.Refund;
import com.stripe.model.StripeCollection;
import com.stripe.net.RequestOptions;
import com.stripe.param.PaymentIntentConfirmParams;
import com.stripe.param.PaymentIntentCreateParams;
import com.stripe.param.PaymentIntentListParams;
import com.stripe.param.PaymentIntentRetrieveParams;
import com.stripe.param.RefundCreateParams;
import com.stripe.param.RefundListParams;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The only class that calls Stripe; every exception leaves it sorted.
 *
 * <p>Under the SDK the JDK sends a POST a second time by itself when a connection breaks before the
 * answer begins. That is harmless because every POST carries a key.
 */
final class StripePayments {

  static {
    Stripe.enableTelemetry = false;
  }

  /** The fee and the net amount are on the balance transaction of the charge. */
  private static final String MONEY = "latest_charge.balance_transaction";

  /** Stripe's largest page. */
  private static final long PAGE = 100;

  /** A list is only ever read for the minutes since an attempt: more is a mistake in the asking. */
  private static final int PAGES = 50;

  private final StripeClient client;
  private final Retries retries;
  private final ShopConfig config;
  private final Decisions decisions;

  StripePayments(ShopConfig config, Decisions decisions) {
    int timeout = Math.toIntExact(config.calls().timeout().toMillis());
    this.client =
        StripeClient.builder()
            .setApiKey(config.keys().secretKey())
            .setApiBase(config.stripe().toString().replaceAll("/+$", ""))
            .setConnectTimeout(timeout)
            .setReadTimeout(timeout)
            .setMaxNetworkRetries(0)
            .build();
    this.retries = new Retries(config.calls().retryWaits(), decisions);
    this.config = config;
    this.decisions = decisions;
  }

  /** Makes and confirms the order's PaymentIntent in one call, or confirms the one it has. */
  PaymentIntent pay(Order order, Attempt attempt) throws StripeFailure {
    if (attempt.intent() != null) {
      return confirm(attempt);
    }
    PaymentIntentCreateParams params =
        intentFor(order, attempt)
            .setConfirm(true)
            .setPaymentMethod(attempt.payment().method())
            .setReturnUrl(attempt.payment().returnUrl())
            .build();
    return intent(number -> client.v1().paymentIntents().create(params, keyed(attempt, number)));
  }

  /** Makes the order's PaymentIntent for a shopper who confirms it in the browser. */
  PaymentIntent create(Order order, Attempt attempt) throws StripeFailure {
    PaymentIntentCreateParams params = intentFor(order, attempt).build();
    return intent(number -> client.v1().paymentIntents().create(params, keyed(attempt, number)));
  }

  private PaymentIntent confirm(Attempt attempt) throws StripeFailure {
    PaymentIntentConfirmParams params =
        PaymentIntentConfirmParams.builder()
            .setPaymentMethod(attempt.payment().method())
            .setReturnUrl(attempt.payment().returnUrl())
            .addExpand(MONEY)
            .build();
    return intent(
        number ->
            client.v1().paymentIntents().confirm(attempt.intent(), params, keyed(attempt, number)));
  }

  PaymentIntent retrieve(String intent) throws StripeFailure {
    PaymentIntentRetrieveParams params =
        PaymentIntentRetrieveParams.builder().addExpand(MONEY).build();
    return intent(number -> client.v1().paymentIntents().retrieve(intent, params));
  }

  /**
   * Looks for a PaymentIntent whose id never reached the shop.
   *
   * <p>By listing, not by search: search lags behind, and an empty answer would read as not paid.
   */
  List<PaymentIntent> find(long createdFromSeconds, Predicate<PaymentIntent> wanted)
      throws StripeFailure {
    PaymentIntentListParams.Created created =
        PaymentIntentListParams.Created.builder().setGte(createdFromSeconds).build();
    return all(
            after ->
                client
                    .v1()
                    .paymentIntents()
                    .list(
                        PaymentIntentListParams.builder()
                            .setCreated(created)
                            .setLimit(PAGE)
                            .setStartingAfter(after)
                            .addExpand("data." + MONEY)
                            .build()))
        .stream()
        .filter(wanted)
        .toList();
  }

  PaymentIntent cancel(String intent, String key) throws StripeFailure {
    return intent(
        number ->
            client
                .v1()
                .paymentIntents()
                .cancel(intent, RequestOptions.builder().setIdempotencyKey(key).build()));
  }

  Refund refund(String intent, String orderId, RefundBook.Row row) throws StripeFailure {
    RefundCreateParams params =
        RefundCreateParams.builder()
            .setPaymentIntent(intent)
            .setAmount(row.amount())
            .putMetadata("order_id", orderId)
            .putMetadata("refund", row.id())
            .build();
    return retries.call(number -> client.v1().refunds().create(params, keyed(row.key(), number)));
  }

  /** All refunds of a PaymentIntent, whoever made them. */
  List<Refund> refunds(String intent) throws StripeFailure {
    return all(
        after ->
            client
                .v1()
                .refunds()
                .list(
                    RefundListParams.builder()
                        .setPaymentIntent(intent)
                        .setLimit(PAGE)
                        .setStartingAfter(after)
                        .build()));
  }

  private PaymentIntentCreateParams.Builder intentFor(Order order, Attempt attempt) {
    return PaymentIntentCreateParams.builder()
        .setAmount(order.amount())
        .setCurrency(order.currency())
        .addPaymentMethodType("card")
        .putAllMetadata(config.metadata())
        .putMetadata("order_id", order.id())
        .putMetadata("attempt", Integer.toString(attempt.number()))
        .addExpand(MONEY);
  }

  private PaymentIntent intent(Retries.Call<PaymentIntent> call) throws StripeFailure {
    PaymentIntent intent = retries.call(call);
    if (intent.getId() == null || intent.getStatus() == null) {
      throw StripeFailure.unknown("Stripe's answer is no PaymentIntent", null);
    }
    return intent;
  }

  private RequestOptions keyed(Attempt attempt, int number) {
    return keyed(attempt.key(), number);
  }

  private RequestOptions keyed(@Nullable String key, int number) {
    return RequestOptions.builder().setIdempotencyKey(decisions.keyOfTry(key, number)).build();
  }

  /** One page of a list, from the one after the given id. */
  private interface Page<T extends HasId> {
    StripeCollection<T> after(@Nullable String id) throws StripeException;
  }

  private <T extends HasId> List<T> all(Page<T> pages) throws StripeFailure {
    List<T> all = new ArrayList<>();
    for (int read = 0; read < PAGES; read++) {
      String last = all.isEmpty() ? null : all.get(all.size() - 1).getId();
      StripeCollection<T> page = retries.call(number -> pages.after(last));
      all.addAll(page.getData());
      if (page.getData().isEmpty() || !page.getHasMore()) {
        return all;
      }
    }
    throw StripeFailure.unknown("Stripe's list has more than " + PAGES * PAGE + " entries", null);
  }
}
