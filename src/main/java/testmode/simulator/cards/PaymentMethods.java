package testmode.simulator.cards;

import com.google.gson.JsonObject;
import com.stripe.param.PaymentMethodAttachParams;
import com.stripe.param.PaymentMethodCreateParams;
import com.stripe.param.PaymentMethodDetachParams;
import com.stripe.param.PaymentMethodListParams;
import com.stripe.param.PaymentMethodRetrieveParams;
import com.stripe.param.PaymentMethodUpdateParams;
import java.util.List;
import org.jspecify.annotations.Nullable;
import testmode.simulator.account.Account;
import testmode.simulator.events.Events;
import testmode.simulator.resource.ApiCall;
import testmode.simulator.resource.Changes;
import testmode.simulator.resource.Expansion;
import testmode.simulator.resource.FormFields;
import testmode.simulator.resource.Listing;
import testmode.simulator.resource.Resource;
import testmode.simulator.resource.Routes;
import testmode.simulator.resource.Shelf;
import testmode.simulator.resource.Snapshot;
import testmode.simulator.wire.Form;
import testmode.simulator.wire.StripeError;

/**
 * {@code /v1/payment_methods}, for cards, and the one place where a card that a request names in
 * any way becomes a PaymentMethod.
 */
public final class PaymentMethods implements Resource {
  private static final String URL = "/v1/payment_methods";

  private final TestCards cards;

  public PaymentMethods(TestCards cards) {
    this.cards = cards;
  }

  @Override
  public void routes(Routes routes) {
    routes.post(URL, PaymentMethodCreateParams.class, this::create).publishable();
    routes.get(URL, PaymentMethodListParams.class, PaymentMethods::list);
    routes.get(URL + "/{id}", PaymentMethodRetrieveParams.class, this::retrieve);
    routes.post(URL + "/{id}", PaymentMethodUpdateParams.class, this::update);
    routes.post(URL + "/{id}/attach", PaymentMethodAttachParams.class, this::attach);
    routes.post(URL + "/{id}/detach", PaymentMethodDetachParams.class, this::detach);
  }

  @Override
  public void expansions(Expansion expansion) {
    expansion.expandable("pm_", PaymentMethod.class);
  }

  /** The account's PaymentMethods. */
  public static Shelf<PaymentMethod> shelf(Account account) {
    return Shelf.of(account, PaymentMethod.class);
  }

  public static PaymentMethod keep(Account account, PaymentMethod method) {
    return shelf(account).put(method);
  }

  private JsonObject create(ApiCall call) {
    FormFields.notSimulated(call.form(), "customer", "payment_method");
    PaymentMethod method = fromData(call.account(), call.form());
    return keep(call.account(), method).json();
  }

  private JsonObject retrieve(ApiCall call) {
    return inUrl(call).json();
  }

  /** Without a customer the list is empty (recorded), whatever cards there are. */
  private static JsonObject list(ApiCall call) {
    FormFields.notSimulated(call.form(), "customer_account");
    String customer = call.form().text("customer");
    if (customer != null && Customers.find(call.account(), customer) == null) {
      throw StripeError.missing("customer", "customer", customer);
    }
    return page(call, URL, customer);
  }

  /** One page of what a customer keeps, by {@code type} and {@code allow_redisplay}. */
  static JsonObject page(ApiCall call, String url, @Nullable String customer) {
    String type = call.form().text("type");
    String redisplay = call.form().text("allow_redisplay");
    List<JsonObject> kept =
        shelf(call.account()).newestFirst().stream()
            .filter(method -> customer != null && customer.equals(method.customer()))
            .filter(method -> type == null || type.equals(method.string("type")))
            .filter(
                method -> redisplay == null || redisplay.equals(method.string("allow_redisplay")))
            .map(Snapshot::json)
            .toList();
    return Listing.page(call, url, kept, "PaymentMethod");
  }

  private JsonObject update(ApiCall call) {
    PaymentMethod method = inUrl(call);
    if (method.customer() == null) {
      throw StripeError.invalid(
              null,
              null,
              "You must save this PaymentMethod to a customer before you can update it.")
          .afterExecution();
    }
    PaymentMethod changed =
        method.with(
            method.but(
                json -> {
                  change(call.form(), json);
                  renew(call, method, json.getAsJsonObject("card"));
                }));
    JsonObject previous = Changes.between(method, changed);
    if (previous.size() > 0) {
      keep(call.account(), changed);
      Events.of(call.account()).append("payment_method.updated", changed.json(), previous, call);
    }
    return changed.json();
  }

  private static void renew(ApiCall call, PaymentMethod method, JsonObject card) {
    Form sent = call.form().nested("card");
    CardEntry entry = method.entry().renewed(sent, call.account().clock());
    card.addProperty("exp_month", entry.expMonth());
    card.addProperty("exp_year", entry.expYear());
    FormFields.texts(sent.nested("networks"), card.getAsJsonObject("networks"), "preferred");
  }

  private static void change(Form form, JsonObject json) {
    FormFields.metadata(form, json);
    FormFields.texts(form, json, "allow_redisplay");
    Leaves.billing(form, json);
  }

  private JsonObject attach(ApiCall call) {
    FormFields.notSimulated(call.form(), "customer_account");
    String customer = call.form().text("customer");
    if (customer == null) {
      throw StripeError.invalid(
          "parameter_missing", null, "Must provide customer or customer_account.");
    }
    if (Customers.find(call.account(), customer) == null) {
      throw StripeError.missing("customer", "customer", customer);
    }
    return SavedCards.attach(call.account(), inUrl(call), customer, call).json();
  }

  private JsonObject detach(ApiCall call) {
    return SavedCards.detach(call.account(), inUrl(call), call).json();
  }

  private PaymentMethod inUrl(ApiCall call) {
    PaymentMethod method = find(call.account(), call.id());
    if (method == null) {
      throw StripeError.missing("payment_method", "PaymentMethod", call.id()).withStatus(404);
    }
    return method;
  }

  /**
   * The payment method that a parameter names: an id, or an alias, which becomes a fresh one.
   *
   * @throws StripeError 400 resource_missing
   */
  public PaymentMethod named(Account account, String param, String id) {
    PaymentMethod method = find(account, id);
    if (method == null) {
      throw StripeError.missing(param, "PaymentMethod", id);
    }
    return method;
  }

  private @Nullable PaymentMethod find(Account account, String id) {
    PaymentMethod kept = shelf(account).find(id);
    if (kept != null) {
      return kept;
    }
    TestCard card = cards.byAlias(id);
    return card == null
        ? null
        : keep(account, fresh(account, TypedCard.ofAlias(card, account.clock()), Form.empty()));
  }

  /**
   * The payment method that an intent's request names or describes, kept; null if it does neither.
   *
   * @throws StripeError 400 resource_missing, or what is wrong with the card
   */
  public @Nullable PaymentMethod chosen(Account account, Form form) {
    String id = form.text("payment_method");
    if (id != null) {
      return named(account, "payment_method", id);
    }
    Form data = form.nested("payment_method_data");
    return data.isEmpty() ? null : keep(account, fromData(account, data));
  }

  /** A payment method from {@code type}, {@code card[…]} and {@code billing_details[…]}. */
  public PaymentMethod fromData(Account account, Form data) {
    String type = data.required("type");
    if (!type.equals("card")) {
      throw StripeError.invalid(
          null, data.path("type"), "This simulator knows no PaymentMethod of type " + type + ".");
    }
    Form typed = data.nested("card");
    if (typed.isEmpty()) {
      throw StripeError.parameterMissing(data.path("card"));
    }
    String token = typed.text("token");
    if (token == null) {
      return fresh(account, TypedCard.of(cards, typed, account.clock()), data);
    }
    TestCard card = cards.byToken(token);
    if (card != null) {
      return fresh(account, TypedCard.ofAlias(card, account.clock()), data);
    }
    Token redeemed = Tokens.redeem(account, typed.path("token"), token);
    PaymentMethod method = PaymentMethod.of(account, redeemed.typed(), redeemed.billing());
    return method.with(method.but(json -> change(data, json)));
  }

  private static PaymentMethod fresh(Account account, TypedCard typed, Form data) {
    PaymentMethod method = PaymentMethod.of(account, typed, FormFields.billing(Form.empty()));
    return method.with(method.but(json -> change(data, json)));
  }
}
