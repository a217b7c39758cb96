package testmode.simulator.disputes;

import com.google.gson.JsonObject;
import com.stripe.param.DisputeCloseParams;
import com.stripe.param.DisputeListParams;
import com.stripe.param.DisputeRetrieveParams;
import com.stripe.param.DisputeUpdateParams;
import java.time.Duration;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import testmode.simulator.account.Account;
import testmode.simulator.cards.TestCard;
import testmode.simulator.ledger.Ledger;
import testmode.simulator.payments.Aftermath;
import testmode.simulator.payments.Charge;
import testmode.simulator.payments.Charges;
import testmode.simulator.resource.ApiCall;
import testmode.simulator.resource.Expansion;
import testmode.simulator.resource.FormFields;
import testmode.simulator.resource.Listing;
import testmode.simulator.resource.Resource;
import testmode.simulator.resource.Routes;
import testmode.simulator.resource.Shelf;
import testmode.simulator.wire.Form;
import testmode.simulator.wire.StripeError;

/**
 * {@code /v1/disputes}: read, answer with evidence, give up; and the older routes of a charge's
 * dispute.
 */
public final class Disputes implements Resource, Aftermath {
  private static final String URL = "/v1/disputes";
  private static final String OF_CHARGE = "/v1/charges/{id}/dispute";

  private final DisputeFlow flow;

  public Disputes(Ledger ledger) {
    this.flow = new DisputeFlow(ledger);
  }

  /** Has something else follow whenever the bank takes a charge's money. */
  public void whenWithdrawn(Withdrawal other) {
    flow.whenWithdrawn(other);
  }

  @Override
  public void routes(Routes routes) {
    routes.get(URL, DisputeListParams.class, this::list);
    routes.get(
        URL + "/{id}", DisputeRetrieveParams.class, call -> shown(call.account(), inUrl(call)));
    routes.post(URL + "/{id}", DisputeUpdateParams.class, call -> update(call, inUrl(call)));
    routes.post(URL + "/{id}/close", DisputeCloseParams.class, call -> close(call, inUrl(call)));
    routes.get(
        OF_CHARGE, DisputeRetrieveParams.class, call -> shown(call.account(), ofCharge(call)));
    routes.post(OF_CHARGE, DisputeUpdateParams.class, call -> update(call, ofCharge(call)));
    routes.post(
        OF_CHARGE + "/close", DisputeCloseParams.class, call -> close(call, ofCharge(call)));
  }

  @Override
  public void delays(BiConsumer<String, Duration> tell) {
    tell.accept("the dispute, inquiry or fraud warning of a charge", DisputeFlow.OPENED_AFTER);
    tell.accept("what Stripe knows itself in a dispute's evidence", DisputeFlow.PREFILLED_AFTER);
    tell.accept("the bank's decision on evidence that was submitted", DisputeFlow.DECIDED_AFTER);
    tell.accept("the end of an inquiry of which nothing comes", DisputeFlow.INQUIRY_LASTS);
  }

  @Override
  public void expansions(Expansion expansion) {
    expansion.expandable(
        "du_",
        (account, id) -> {
          Dispute found = shelf(account).find(id);
          return found == null ? null : shown(account, found);
        });
  }

  @Override
  public void follow(Account account, Charge charge, TestCard card) {
    flow.follow(account, charge, card);
  }

  /** The account's Disputes. */
  static Shelf<Dispute> shelf(Account account) {
    return Shelf.of(account, Dispute.class);
  }

  /** Whether the bank has taken the charge's money back, so that it cannot be refunded too. */
  public static boolean blockRefund(Account account, String charge) {
    return of(account, charge).anyMatch(dispute -> dispute.status().blocksRefund());
  }

  /**
   * After a refund: what the shopper has back, the bank need not ask for any more.
   *
   * <p>Documented: a full refund resolves an inquiry, a part of it does not. ASSUMED: at once.
   */
  public static void refunded(Account account, String charge, ApiCall call) {
    if (Charges.shelf(account).get(charge).refundable() > 0) {
      return;
    }
    EarlyFraudWarnings.settled(account, charge, call);
    List<Dispute> open =
        of(account, charge)
            .filter(dispute -> dispute.status().isInquiry() && !dispute.status().isClosed())
            .toList();
    open.forEach(
        dispute -> DisputeFlow.close(account, dispute, DisputeStatus.WARNING_CLOSED, call));
  }

  private static Stream<Dispute> of(Account account, String charge) {
    return shelf(account).newestFirst().stream().filter(dispute -> dispute.charge().equals(charge));
  }

  /** With {@code charge=} Stripe adds a {@code count} that its reference does not name. */
  private JsonObject list(ApiCall call) {
    String charge = call.form().text("charge");
    String intent = call.form().text("payment_intent");
    List<JsonObject> all =
        shelf(call.account()).newestFirst().stream()
            .filter(dispute -> charge == null || charge.equals(dispute.charge()))
            .filter(dispute -> intent == null || intent.equals(dispute.text("payment_intent")))
            .map(dispute -> shown(call.account(), dispute))
            .toList();
    JsonObject page = Listing.page(call, URL, all, "dispute");
    return charge == null ? page : Listing.counted(page, all.size());
  }

  private JsonObject update(ApiCall call, Dispute before) {
    checkOpen(before);
    Form form = call.form();
    boolean evidence = !form.nested("evidence").isEmpty();
    Dispute changed =
        before.with(
            before.but(
                json -> {
                  Evidence.write(form, json);
                  FormFields.metadata(form, json);
                }));
    Dispute after = evidence ? changed.withEvidence() : changed;
    Boolean submit = form.bool("submit");
    // ASSUMED: metadata alone submits nothing, though submit is true by default.
    if (submit == null ? evidence : submit) {
      after = after.submitted(call.account().clock().instant());
    }
    return shown(call.account(), flow.update(call.account(), before, after, call));
  }

  private JsonObject close(ApiCall call, Dispute dispute) {
    checkOpen(dispute);
    return shown(call.account(), DisputeFlow.giveUp(call.account(), dispute, call));
  }

  private static void checkOpen(Dispute dispute) {
    if (dispute.status().isClosed()) {
      throw StripeError.invalid(null, null, "This dispute is already closed").afterExecution();
    }
  }

  private static JsonObject shown(Account account, Dispute dispute) {
    return dispute.asOfNow(account).json();
  }

  private static Dispute inUrl(ApiCall call) {
    Dispute dispute = shelf(call.account()).find(call.id());
    if (dispute == null) {
      throw StripeError.missing("dispute", "dispute", call.id()).withStatus(404);
    }
    return dispute;
  }

  private static Dispute ofCharge(ApiCall call) {
    String charge = call.id();
    if (Charges.shelf(call.account()).find(charge) == null) {
      throw StripeError.missing("charge", "charge", charge).withStatus(404);
    }
    return of(call.account(), charge)
        .findFirst()
        .orElseThrow(
            () ->
                StripeError.invalid(null, null, "No dispute for charge: " + charge)
                    .withStatus(404));
  }
}
