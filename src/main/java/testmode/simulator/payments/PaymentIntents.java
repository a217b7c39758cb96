package testmode.simulator.payments;

import com.google.gson.JsonObject;
import com.stripe.param.PaymentIntentCancelParams;
import com.stripe.param.PaymentIntentCaptureParams;
import com.stripe.param.PaymentIntentConfirmParams;
import com.stripe.param.PaymentIntentCreateParams;
import com.stripe.param.PaymentIntentListParams;
import com.stripe.param.PaymentIntentRetrieveParams;
import com.stripe.param.PaymentIntentUpdateParams;
import java.time.Duration;
import java.util.List;
import java.util.function.BiConsumer;
import testmode.simulator.account.Account;
import testmode.simulator.account.KeyKind;
import testmode.simulator.cards.PaymentMethod;
import testmode.simulator.cards.PaymentMethods;
import testmode.simulator.events.Events;
import testmode.simulator.resource.ApiCall;
import testmode.simulator.resource.Expansion;
import testmode.simulator.resource.FormFields;
import testmode.simulator.resource.Listing;
import testmode.simulator.resource.Resource;
import testmode.simulator.resource.Routes;
import testmode.simulator.resource.Shelf;
import testmode.simulator.resource.Snapshot;
import testmode.simulator.wire.Form;
import testmode.simulator.wire.StripeError;

/** {@code /v1/payment_intents}. */
public final class PaymentIntents implements Resource {
  private static final String URL = "/v1/payment_intents";

  private final IntentParams params;
  private final PaymentMethods methods;
  private final CardPayments payments;
  private final Holds holds;

  PaymentIntents(IntentParams params, PaymentMethods methods, CardPayments payments, Holds holds) {
    this.params = params;
    this.methods = methods;
    this.payments = payments;
    this.holds = holds;
  }

  @Override
  public void routes(Routes routes) {
    routes.post(URL, PaymentIntentCreateParams.class, this::create);
    routes.get(URL, PaymentIntentListParams.class, this::list);
    routes.get(URL + "/{id}", PaymentIntentRetrieveParams.class, this::retrieve).publishable();
    routes.post(URL + "/{id}", PaymentIntentUpdateParams.class, this::update);
    routes
        .post(URL + "/{id}/confirm", PaymentIntentConfirmParams.class, this::confirm)
        .publishable();
    routes.post(URL + "/{id}/capture", PaymentIntentCaptureParams.class, this::capture);
    routes.post(URL + "/{id}/cancel", PaymentIntentCancelParams.class, this::cancel);
  }

  @Override
  public void delays(BiConsumer<String, Duration> tell) {
    tell.accept("a charge's balance transaction (automatic_async)", Booking.BOOKED_AFTER);
    tell.accept("the end of a hold that nobody captures", Holds.HOLD);
  }

  @Override
  public void expansions(Expansion expansion) {
    expansion.expandable("pi_", PaymentIntent.class);
  }

  /** The account's PaymentIntents. */
  public static Shelf<PaymentIntent> shelf(Account account) {
    return Shelf.of(account, PaymentIntent.class);
  }

  private JsonObject create(ApiCall call) {
    Account account = call.account();
    PaymentIntent intent = params.create(account, call.form());
    PaymentMethod method = methods.chosen(account, call.form());
    if (method != null) {
      intent = intent.choosing(method.id());
    }
    boolean confirm = Boolean.TRUE.equals(call.form().bool("confirm"));
    if (confirm && method != null) {
      checkConfirmable(intent, method, Confirmation.of(call.form()));
    }
    shelf(account).put(intent);
    Events.of(account).append("payment_intent.created", intent.json(), null, call);
    if (confirm && method == null) {
      throw IntentMove.withoutPaymentMethod(intent);
    }
    return confirm ? confirmed(call, intent).json() : intent.json();
  }

  private JsonObject retrieve(ApiCall call) {
    PaymentIntent intent = inUrl(call);
    return call.key() == KeyKind.PUBLISHABLE ? ShopperView.of(intent) : intent.json();
  }

  private JsonObject list(ApiCall call) {
    FormFields.notSimulated(call.form(), "customer_account");
    String customer = Filters.customer(call);
    List<JsonObject> all =
        shelf(call.account()).newestFirst().stream()
            .filter(intent -> customer == null || customer.equals(intent.customer()))
            .map(Snapshot::json)
            .toList();
    return Listing.page(call, URL, all, "payment_intent");
  }

  private JsonObject update(ApiCall call) {
    Account account = call.account();
    Form form = call.form();
    PaymentIntent intent = inUrl(call);
    if (form.has("payment_method") || form.has("payment_method_data")) {
      IntentMove.checkChange(intent, "payment_method");
    }
    PaymentIntent changed = params.update(account, intent, form);
    PaymentMethod method = methods.chosen(account, form);
    if (method != null) {
      changed = changed.choosing(method.id());
    } else if (form.unsets("payment_method")) {
      changed = changed.withoutPaymentMethod();
    }
    return shelf(account).put(changed).json();
  }

  private JsonObject confirm(ApiCall call) {
    boolean shopper = call.key() == KeyKind.PUBLISHABLE;
    try {
      PaymentIntent intent = confirmed(call, readyToConfirm(call));
      return shopper ? ShopperView.of(intent) : intent.json();
    } catch (StripeError error) {
      PaymentIntent intent = shelf(call.account()).find(call.id());
      boolean names = intent != null && error.json().has("payment_intent");
      throw shopper && names ? error.with("payment_intent", ShopperView.of(intent)) : error;
    }
  }

  private PaymentIntent readyToConfirm(ApiCall call) {
    Account account = call.account();
    Form form = call.form();
    PaymentIntent intent = inUrl(call);
    if (intent.isConfirmedByServer() && call.key() == KeyKind.PUBLISHABLE) {
      throw IntentMove.onlyByServer(intent);
    }
    if (intent.status() == IntentStatus.CANCELED && form.has("payment_method")) {
      IntentMove.checkChange(intent, "payment_method");
    }
    IntentMove.CONFIRM.check(intent);
    PaymentIntent changed = params.update(account, intent, form);
    PaymentMethod method = methods.chosen(account, form);
    if (method != null) {
      changed = changed.choosing(method.id());
    } else {
      String chosen = changed.paymentMethod();
      if (chosen == null) {
        throw IntentMove.withoutPaymentMethod(intent);
      }
      method = PaymentMethods.shelf(account).get(chosen);
    }
    try {
      checkConfirmable(changed, method, Confirmation.of(form));
    } catch (StripeError refused) {
      // Recorded of a payment method that belongs to somebody else: nothing is changed by it.
      throw refused.param() == null ? refused : refused.with("payment_intent", intent.json());
    }
    return changed;
  }

  private PaymentIntent confirmed(ApiCall call, PaymentIntent intent) {
    return payments.confirm(
        call.account(), intent, Confirmation.of(call.form()), call, call.baseUri());
  }

  private static void checkConfirmable(
      PaymentIntent intent, PaymentMethod method, Confirmation how) {
    IntentParams.returnUrlRule(intent, how);
    CardPayments.checkUsable(intent, method);
  }

  private JsonObject capture(ApiCall call) {
    return holds.capture(call.account(), IntentCapture.of(inUrl(call), call.form()), call).json();
  }

  private JsonObject cancel(ApiCall call) {
    PaymentIntent intent = inUrl(call);
    IntentMove.CANCEL.check(intent);
    HostedPayments.checkCancel(call.account(), intent);
    String reason = call.form().text("cancellation_reason");
    return holds.cancel(call.account(), intent, reason, call).json();
  }

  private static PaymentIntent inUrl(ApiCall call) {
    PaymentIntent intent = shelf(call.account()).find(call.id());
    String secret = call.form().text("client_secret");
    if (call.key() == KeyKind.PUBLISHABLE && secret == null) {
      throw StripeError.parameterMissing("client_secret");
    }
    if (intent == null) {
      throw StripeError.missing("intent", "payment_intent", call.id()).withStatus(404);
    }
    if (secret != null && !secret.equals(intent.clientSecret())) {
      // ASSUMED wording and code.
      throw StripeError.invalid(
          "payment_intent_invalid_parameter",
          "client_secret",
          "The client_secret provided does not match the client_secret associated with this"
              + " PaymentIntent.");
    }
    return intent;
  }
}
