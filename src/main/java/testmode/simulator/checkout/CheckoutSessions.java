package testmode.simulator.checkout;

import com.google.gson.JsonObject;
import com.stripe.param.checkout.SessionCreateParams;
import com.stripe.param.checkout.SessionExpireParams;
import com.stripe.param.checkout.SessionLineItemListParams;
import com.stripe.param.checkout.SessionListParams;
import com.stripe.param.checkout.SessionRetrieveParams;
import com.stripe.param.checkout.SessionUpdateParams;
import java.time.Duration;
import java.util.List;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import testmode.simulator.account.Account;
import testmode.simulator.cards.PaymentMethods;
import testmode.simulator.catalog.Prices;
import testmode.simulator.payments.HostedPayments;
import testmode.simulator.payments.MoneyFixtures;
import testmode.simulator.resource.ApiCall;
import testmode.simulator.resource.Expansion;
import testmode.simulator.resource.FormFields;
import testmode.simulator.resource.Listing;
import testmode.simulator.resource.Resource;
import testmode.simulator.resource.Routes;
import testmode.simulator.wire.StripeError;
import testmode.simulator.wire.StripeJson;

/** {@code /v1/checkout/sessions}, for payments and set-ups by card on the hosted page. */
public final class CheckoutSessions implements Resource {
  private static final String URL = "/v1/checkout/sessions";

  /** Line items that an expanded Session shows. */
  private static final int SHOWN_ITEMS = 10;

  private final SessionParams params;
  private final SessionFlow flow;

  private CheckoutSessions(SessionParams params, SessionFlow flow) {
    this.params = params;
    this.flow = flow;
  }

  /** The sessions and the page that they are paid on. */
  public static List<Resource> resources(
      MoneyFixtures fixtures, PaymentMethods methods, HostedPayments payments, Prices prices) {
    LineItems lines = new LineItems(prices, fixtures.currencies());
    SessionTotal total = new SessionTotal(fixtures, payments);
    SessionParams params = new SessionParams(fixtures.currencies(), lines, total);
    SessionFlow flow = new SessionFlow(methods, payments, fixtures.currencies());
    return List.of(
        new CheckoutSessions(params, flow), new CheckoutPages(flow, fixtures.currencies()));
  }

  @Override
  public void routes(Routes routes) {
    routes.post(URL, SessionCreateParams.class, this::create);
    routes.get(URL, SessionListParams.class, this::list);
    routes.get(URL + "/{session}", SessionRetrieveParams.class, this::retrieve);
    routes.post(URL + "/{session}", SessionUpdateParams.class, this::update);
    routes.post(URL + "/{session}/expire", SessionExpireParams.class, this::expire);
    routes.get(URL + "/{session}/line_items", SessionLineItemListParams.class, this::lineItems);
  }

  @Override
  public void delays(BiConsumer<String, Duration> tell) {
    tell.accept("the end of a Checkout Session without expires_at", SessionParams.LONGEST);
  }

  @Override
  public void expansions(Expansion expansion) {
    expansion.expandable("cs_", CheckoutSessions::found);
    expansion.includable(
        "checkout.session",
        "line_items",
        (account, json) ->
            SessionFlow.shelf(account).get(json.get("id").getAsString()).firstItems(SHOWN_ITEMS));
  }

  private static @Nullable JsonObject found(Account account, String id) {
    Session session = SessionFlow.shelf(account).find(id);
    return session == null ? null : shown(account, session);
  }

  /** ASSUMED: a session whose money was held is paid once that money is captured. */
  private static JsonObject shown(Account account, Session session) {
    boolean waits = session.isComplete() && session.string("payment_status").equals("unpaid");
    boolean captured = waits && HostedPayments.isPaid(account, session.intent());
    return captured ? session.captured().json() : session.json();
  }

  private JsonObject create(ApiCall call) {
    return flow.open(call, params.create(call)).json();
  }

  private JsonObject retrieve(ApiCall call) {
    return shown(call.account(), inUrl(call));
  }

  private JsonObject list(ApiCall call) {
    FormFields.notSimulated(call.form(), "customer_account");
    String email = call.form().nested("customer_details").text("email");
    List<JsonObject> all =
        SessionFlow.shelf(call.account()).newestFirst().stream()
            .map(session -> shown(call.account(), session))
            .filter(json -> matches(call, json))
            .filter(json -> email == null || email.equals(emailIn(json)))
            .toList();
    return Listing.page(call, URL, all, "checkout.session");
  }

  private static boolean matches(ApiCall call, JsonObject session) {
    for (String name :
        new String[] {"customer", "payment_intent", "payment_link", "status", "subscription"}) {
      String wanted = call.form().text(name);
      if (wanted != null && !wanted.equals(StripeJson.text(session, name))) {
        return false;
      }
    }
    return true;
  }

  private static @Nullable String emailIn(JsonObject session) {
    return session.get("customer_details") instanceof JsonObject details
        ? StripeJson.text(details, "email")
        : null;
  }

  private JsonObject update(ApiCall call) {
    FormFields.notSimulated(call.form(), "collected_information", "line_items", "shipping_options");
    Session session = inUrl(call);
    Session changed = session.with(session.but(json -> FormFields.metadata(call.form(), json)));
    return shown(call.account(), SessionFlow.shelf(call.account()).put(changed));
  }

  private JsonObject expire(ApiCall call) {
    Session session = inUrl(call);
    if (!session.isOpen()) {
      throw StripeError.invalid(
              null,
              null,
              "Only Checkout Sessions with a status in [\"open\"] can be expired. This Checkout"
                  + " Session has a status of `"
                  + session.string("status")
                  + "`.")
          .afterExecution();
    }
    return flow.expire(call.account(), session, call).json();
  }

  private JsonObject lineItems(ApiCall call) {
    Session session = inUrl(call);
    return Listing.page(call, session.itemsUrl(), session.items(), "item");
  }

  private static Session inUrl(ApiCall call) {
    String id = String.valueOf(call.path().get("session"));
    Session session = SessionFlow.shelf(call.account()).find(id);
    if (session == null && !id.startsWith("cs_")) {
      // Seen without code and param; ASSUMED: the status.
      throw StripeError.invalid(null, null, "Invalid checkout.session id: " + id);
    }
    if (session == null) {
      // ASSUMED: the param, named as in the path, which is recorded of prices.
      throw StripeError.missing("session", "checkout.session", id).withStatus(404);
    }
    return session;
  }
}
