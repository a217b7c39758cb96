package testmode.simulator.setup;

import com.google.gson.JsonObject;
import com.stripe.param.SetupIntentCancelParams;
import com.stripe.param.SetupIntentConfirmParams;
import com.stripe.param.SetupIntentCreateParams;
import com.stripe.param.SetupIntentListParams;
import com.stripe.param.SetupIntentRetrieveParams;
import com.stripe.param.SetupIntentUpdateParams;
import com.stripe.param.SetupIntentVerifyMicrodepositsParams;
import java.util.List;
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

/** {@code /v1/setup_intents}. */
final class SetupIntents implements Resource {
  private static final String URL = "/v1/setup_intents";

  private final PaymentMethods methods;

  SetupIntents(PaymentMethods methods) {
    this.methods = methods;
  }

  @Override
  public void routes(Routes routes) {
    routes.post(URL, SetupIntentCreateParams.class, this::create);
    routes.get(URL, SetupIntentListParams.class, SetupIntents::list);
    routes.get(URL + "/{id}", SetupIntentRetrieveParams.class, this::retrieve).publishable();
    routes.post(URL + "/{id}", SetupIntentUpdateParams.class, this::update);
    routes.post(URL + "/{id}/confirm", SetupIntentConfirmParams.class, this::confirm).publishable();
    routes.post(URL + "/{id}/cancel", SetupIntentCancelParams.class, this::cancel);
    routes.post(
        URL + "/{id}/verify_microdeposits",
        SetupIntentVerifyMicrodepositsParams.class,
        this::verifyMicrodeposits);
  }

  @Override
  public void expansions(Expansion expansion) {
    expansion.expandable("seti_", SetupIntent.class);
  }

  /** The account's SetupIntents. */
  static Shelf<SetupIntent> shelf(Account account) {
    return Shelf.of(account, SetupIntent.class);
  }

  private JsonObject create(ApiCall call) {
    Account account = call.account();
    Form form = call.form();
    SetupIntent intent = SetupParams.create(account, form);
    PaymentMethod method = methods.chosen(account, form);
    if (method != null) {
      SetupParams.checkUsable(intent, method);
      intent = intent.choosing(method.id());
    }
    boolean confirm = Boolean.TRUE.equals(form.bool("confirm"));
    if (confirm) {
      checkConfirmable(intent, SetupConfirmation.of(form));
    }
    shelf(account).put(intent);
    Events.of(account).append("setup_intent.created", intent.json(), null, call);
    return confirm ? confirmed(call, intent).json() : intent.json();
  }

  private JsonObject retrieve(ApiCall call) {
    SetupIntent intent = inUrl(call);
    return call.key() == KeyKind.PUBLISHABLE ? intent.forShopper() : intent.json();
  }

  private static JsonObject list(ApiCall call) {
    FormFields.notSimulated(call.form(), "attach_to_self", "customer_account");
    String customer = call.form().text("customer");
    String method = call.form().text("payment_method");
    List<JsonObject> all =
        shelf(call.account()).newestFirst().stream()
            .filter(intent -> customer == null || customer.equals(intent.customer()))
            .filter(intent -> method == null || method.equals(intent.paymentMethod()))
            .map(Snapshot::json)
            .toList();
    return Listing.page(call, URL, all, "setupintent");
  }

  private JsonObject update(ApiCall call) {
    Account account = call.account();
    Form form = call.form();
    SetupIntent intent = inUrl(call);
    if (form.has("payment_method") || form.has("payment_method_data")) {
      SetupMove.UPDATE.check(intent);
    }
    SetupIntent changed = described(account, intent, form);
    if (form.unsets("payment_method")) {
      changed = changed.withoutPaymentMethod();
    }
    return shelf(account).put(changed).json();
  }

  private JsonObject confirm(ApiCall call) {
    boolean shopper = call.key() == KeyKind.PUBLISHABLE;
    try {
      SetupIntent intent = described(call.account(), inUrl(call), call.form());
      checkConfirmable(intent, SetupConfirmation.of(call.form()));
      SetupIntent confirmed = confirmed(call, intent);
      return shopper ? confirmed.forShopper() : confirmed.json();
    } catch (StripeError error) {
      SetupIntent intent = shelf(call.account()).find(call.id());
      boolean names = intent != null && error.json().has("setup_intent");
      throw shopper && names ? error.with("setup_intent", intent.forShopper()) : error;
    }
  }

  /** The SetupIntent with what the request says; not stored yet. */
  private SetupIntent described(Account account, SetupIntent intent, Form form) {
    PaymentMethod method = methods.chosen(account, form);
    SetupIntent changed = SetupParams.update(account, intent, form);
    if (method == null) {
      return changed;
    }
    try {
      SetupParams.checkUsable(changed, method);
    } catch (StripeError refusal) {
      throw refusal.with("setup_intent", intent.json());
    }
    return intent.status().isFinal() ? changed : changed.choosing(method.id());
  }

  /** Recorded: a missing payment method is noticed before a status that forbids it all. */
  private static void checkConfirmable(SetupIntent intent, SetupConfirmation how) {
    if (intent.paymentMethod() == null) {
      throw SetupMove.missingPaymentMethod(intent);
    }
    SetupMove.CONFIRM.check(intent);
    SetupParams.returnUrlRule(intent, how);
  }

  private SetupIntent confirmed(ApiCall call, SetupIntent intent) {
    return CardSetups.confirm(
        call.account(), intent, SetupConfirmation.of(call.form()), call, call.baseUri());
  }

  private JsonObject cancel(ApiCall call) {
    SetupIntent intent = inUrl(call);
    SetupMove.CANCEL.check(intent);
    HostedSetups.checkCancel(call.account(), intent);
    String reason = call.form().text("cancellation_reason");
    SetupIntent canceled = shelf(call.account()).put(intent.canceled(reason));
    Events.of(call.account()).append("setup_intent.canceled", canceled.json(), null, call);
    return canceled.json();
  }

  /**
   * Bank accounts are verified so, never cards; recorded but for a card that waits for 3-D Secure.
   */
  private JsonObject verifyMicrodeposits(ApiCall call) {
    SetupIntent intent = inUrl(call);
    throw StripeError.unexpectedState(
            "intent_invalid_state",
            "This SetupIntent cannot be actioned on because it has a status of "
                + intent.status().wire()
                + ". Only a SetupIntent with one of the following statuses may be actioned on:"
                + " [\"requires_action\"].")
        .with("setup_intent", intent.json());
  }

  private static SetupIntent inUrl(ApiCall call) {
    SetupIntent intent = shelf(call.account()).find(call.id());
    String secret = call.form().text("client_secret");
    if (call.key() == KeyKind.PUBLISHABLE && secret == null) {
      throw StripeError.parameterMissing("client_secret");
    }
    if (intent == null) {
      throw StripeError.missing("intent", "setupintent", call.id()).withStatus(404);
    }
    if (secret != null && !secret.equals(intent.clientSecret())) {
      // ASSUMED wording and code.
      throw StripeError.invalid(
          "setup_intent_invalid_parameter",
          "client_secret",
          "The client_secret provided does not match the client_secret associated with this"
              + " SetupIntent.");
    }
    return intent;
  }
}
