package testmode.simulator.payouts;

import com.google.gson.JsonObject;
import com.stripe.param.PayoutCancelParams;
import com.stripe.param.PayoutCreateParams;
import com.stripe.param.PayoutListParams;
import com.stripe.param.PayoutRetrieveParams;
import com.stripe.param.PayoutReverseParams;
import com.stripe.param.PayoutUpdateParams;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import testmode.simulator.account.Account;
import testmode.simulator.ledger.Balance;
import testmode.simulator.ledger.Currencies;
import testmode.simulator.ledger.Currency;
import testmode.simulator.ledger.Ledger;
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

/**
 * {@code /v1/payouts}: send what is available to the bank, take it back, and every reason why not.
 *
 * <p>Instant payouts are not simulated: they draw on a balance of their own, which no test card
 * fills.
 */
public final class Payouts implements Resource {
  private static final String URL = "/v1/payouts";

  /** Where Stripe may debit bank accounts for a reversal. */
  private static final Set<String> REVERSIBLE = Set.of("US", "CA");

  private final Currencies currencies;
  private final PayoutFlow flow;

  public Payouts(Currencies currencies, Ledger ledger) {
    this.currencies = currencies;
    this.flow = new PayoutFlow(ledger);
  }

  @Override
  public void routes(Routes routes) {
    routes.post(URL, PayoutCreateParams.class, this::create);
    routes.get(URL, PayoutListParams.class, this::list);
    routes.get(URL + "/{id}", PayoutRetrieveParams.class, call -> inUrl(call).json());
    routes.post(URL + "/{id}", PayoutUpdateParams.class, this::update);
    routes.post(URL + "/{id}/cancel", PayoutCancelParams.class, this::cancel);
    routes.post(URL + "/{id}/reverse", PayoutReverseParams.class, this::reverse);
  }

  @Override
  public void expansions(Expansion expansion) {
    expansion.expandable("po_", Payout.class);
    expansion.expandable("ba_", BankAccount::find);
  }

  /** The account's Payouts. */
  static Shelf<Payout> shelf(Account account) {
    return Shelf.of(account, Payout.class);
  }

  private JsonObject create(ApiCall call) {
    Account account = call.account();
    Form form = call.form();
    FormFields.notSimulated(form, "payout_method");
    form.required("amount");
    Long amount = form.integer("amount");
    Currency currency = currencies.require(form.required("currency"));
    if (amount == null || amount < 1) {
      throw StripeError.invalid(
          "parameter_invalid_integer", "amount", "This value must be greater than or equal to 1.");
    }
    checkDestination(account, form, currency);
    if (amount > drawable(account, form.text("source_type"))) {
      throw StripeError.unexpectedState(
          "balance_insufficient",
          "You have insufficient funds in your Stripe account for this transfer. Your card balance"
              + " is too low.  You can use the /v1/balance endpoint to view your Stripe balance"
              + " (for more details, see stripe.com/docs/api#balance).");
    }
    Payout fresh = Payout.of(account, amount);
    Payout described =
        fresh.with(
            fresh.but(
                json -> {
                  FormFields.texts(form, json, "description", "statement_descriptor");
                  FormFields.metadata(form, json);
                }));
    return flow.begin(account, described, call).json();
  }

  /** ASSUMED: the texts but that about the currency, which a third party saw. */
  private static void checkDestination(Account account, Form form, Currency currency) {
    if ("instant".equals(form.text("method"))) {
      throw StripeError.invalid(
          "instant_payouts_unsupported",
          "method",
          "The bank account of this account is not eligible for Instant Payouts.");
    }
    if (!currency.code().equals(account.settings().settlementCurrency())) {
      throw refused(
          "Sorry, you don't have any external accounts in that currency (%s)."
              .formatted(currency.code()));
    }
    String destination = form.text("destination");
    if (destination != null && !destination.equals(BankAccount.id(account))) {
      throw StripeError.missing("destination", "external account", destination);
    }
  }

  /** Everything here was paid by card; the balances of other sources are empty. */
  private static long drawable(Account account, @Nullable String source) {
    return source == null || source.equals("card") ? Balance.available(account) : 0;
  }

  private JsonObject list(ApiCall call) {
    String status = call.form().text("status");
    String destination = call.form().text("destination");
    List<JsonObject> all =
        shelf(call.account()).newestFirst().stream()
            .filter(payout -> status == null || payout.is(status))
            .filter(payout -> destination == null || destination.equals(payout.text("destination")))
            .map(Snapshot::json)
            .filter(json -> Listing.within(call.form(), "arrival_date", json))
            .toList();
    return Listing.page(call, URL, all, "payout");
  }

  private JsonObject update(ApiCall call) {
    Payout payout = inUrl(call);
    Payout changed = payout.with(payout.but(json -> FormFields.metadata(call.form(), json)));
    return PayoutFlow.update(call.account(), payout, changed, call).json();
  }

  /** ASSUMED wording. */
  private JsonObject cancel(ApiCall call) {
    Payout payout = inUrl(call);
    if (payout.isAutomatic() || !payout.is("pending")) {
      String why =
          payout.isAutomatic()
              ? "it was created by the payout schedule"
              : "it has a status of " + payout.string("status");
      throw refused(
          ("Payout %s cannot be canceled because %s. Only manual payouts with the status pending"
                  + " can be canceled.")
              .formatted(payout.id(), why));
    }
    return flow.cancel(call.account(), payout, call).json();
  }

  /** ASSUMED wording, and that only a payout that arrived can be reversed, once. */
  private JsonObject reverse(ApiCall call) {
    Payout payout = inUrl(call);
    String country = call.account().settings().country();
    if (!REVERSIBLE.contains(country)) {
      throw refused(
          "Payouts to bank accounts in %s cannot be reversed; only to those in US and CA."
              .formatted(country));
    }
    if (!payout.is("paid") || payout.text("reversed_by") != null || payout.amount() < 0) {
      throw refused(
          ("Payout %s cannot be reversed. Only payouts with the status paid that were not reversed"
                  + " before can be.")
              .formatted(payout.id()));
    }
    Payout fresh = Payout.of(call.account(), -payout.amount());
    Payout described = fresh.with(fresh.but(json -> FormFields.metadata(call.form(), json)));
    return flow.reverse(call.account(), payout, described, call).json();
  }

  private static StripeError refused(String message) {
    return StripeError.invalid(null, null, message).afterExecution();
  }

  private static Payout inUrl(ApiCall call) {
    Payout payout = shelf(call.account()).find(call.id());
    if (payout == null) {
      throw StripeError.missing("payout", "payout", call.id()).withStatus(404);
    }
    return payout;
  }
}
