package testmode.simulator.cards;

import com.google.gson.JsonObject;
import org.jspecify.annotations.Nullable;
import testmode.simulator.account.Account;
import testmode.simulator.account.Ids;
import testmode.simulator.resource.Snapshot;
import testmode.simulator.wire.StripeError;
import testmode.simulator.wire.StripeJson;

/** A card as a PaymentMethod: what the wire shows, and which test card stands behind it. */
public final class PaymentMethod extends Snapshot {
  private static final String SHAPE =
      """
      {"object": "payment_method", "allow_redisplay": "unspecified", "billing_details": {},
       "card": {"brand": null,
         "checks": {"address_line1_check": null, "address_postal_code_check": null,
                    "cvc_check": null},
         "country": null, "display_brand": null, "exp_month": null, "exp_year": null,
         "fingerprint": null, "funding": null, "generated_from": null, "last4": null,
         "networks": {"available": [], "preferred": null}, "regulated_status": "unregulated",
         "three_d_secure_usage": {"supported": true}, "wallet": null},
       "created": null, "customer": null, "customer_account": null, "livemode": false,
       "metadata": {}, "shared_payment_granted_token": null, "type": "card"}\
      """;

  private final TestCard card;
  private final boolean usedUp;
  private final boolean setUp;

  private PaymentMethod(JsonObject json, TestCard card, boolean usedUp, boolean setUp) {
    super(json);
    this.card = card;
    this.usedUp = usedUp;
    this.setUp = setUp;
  }

  /** A new PaymentMethod with an id of its own. */
  static PaymentMethod of(Account account, TypedCard typed, JsonObject billing) {
    TestCard card = typed.card();
    CardEntry entry = typed.entry();
    JsonObject json = shape(account.ids().next("pm_", Ids.LONG), SHAPE);
    json.add("billing_details", billing);
    json.addProperty("created", account.clock().epochSecond());
    JsonObject details = json.getAsJsonObject("card");
    details.addProperty("brand", card.brand());
    details.addProperty("country", card.country());
    details.addProperty("display_brand", card.brand());
    details.addProperty("exp_month", entry.expMonth());
    details.addProperty("exp_year", entry.expYear());
    details.addProperty("fingerprint", card.fingerprint(account));
    details.addProperty("funding", card.funding());
    details.addProperty("last4", card.last4());
    details.getAsJsonObject("networks").getAsJsonArray("available").add(card.brand());
    if (entry.cvcGiven()) {
      details.getAsJsonObject("checks").addProperty("cvc_check", "unchecked");
    }
    return new PaymentMethod(json, card, false, false);
  }

  public TestCard card() {
    return card;
  }

  /** Whether the shopper agreed to later charges while present. */
  public boolean setUp() {
    return setUp;
  }

  public @Nullable String customer() {
    return text("customer");
  }

  /** Why the bank says no to this card, or null if it says yes. */
  public @Nullable Decline declines() {
    Decline decline = card.decline();
    // The card with the wrong security code declines only if a code was given.
    boolean passes = decline != null && "cvc".equals(decline.param()) && cvcCheck() == null;
    return passes ? null : decline;
  }

  /** Why the bank will not have this card saved, or null if it may be. */
  public @Nullable Decline refusesSaving() {
    return card.is(CardBehaviour.DECLINE) ? declines() : null;
  }

  /** Passes, or throws Stripe's refusal of one that was used up without a customer. */
  public void checkUnspent() {
    if (usedUp) {
      throw StripeError.invalid(
              null,
              null,
              "The provided PaymentMethod was previously used with a PaymentIntent without"
                  + " Customer attachment, shared with a connected account without Customer"
                  + " attachment, or was detached from a Customer. It may not be used again. To"
                  + " use a PaymentMethod multiple times, you must attach it to a Customer first.")
          .afterExecution();
    }
  }

  /** After the bank has seen it: the security code is checked. */
  public PaymentMethod checked() {
    if (cvcCheck() == null) {
      return this;
    }
    String result = "pass";
    if (card.is(CardBehaviour.CVC_CHECK_FAILS)) {
      result = "fail";
    } else if (card.decline() != null && "cvc".equals(card.decline().param())) {
      result = "fail"; // ASSUMED: recorded only for the card whose check fails
    } else if (card.decline() != null && "blocked".equals(card.decline().outcomeType())) {
      result = "unavailable";
    }
    String check = result;
    return with(but(json -> checks(json).addProperty("cvc_check", check)));
  }

  /** After a charge without a customer. */
  public PaymentMethod spent() {
    return new PaymentMethod(json(), card, true, setUp);
  }

  /** Saved for a customer, with the shopper's agreement to later charges or without. */
  public PaymentMethod attachedTo(String customer, boolean agreed) {
    JsonObject attached = but(json -> json.addProperty("customer", customer));
    return new PaymentMethod(attached, card, usedUp, setUp || agreed);
  }

  /** The shopper agreed to later charges while present, whoever keeps the card. */
  public PaymentMethod agreed() {
    return new PaymentMethod(json(), card, usedUp, true);
  }

  /** The customer gave it up; nobody can use it again. */
  PaymentMethod detached() {
    JsonObject detached = but(json -> StripeJson.nulls(json, "customer"));
    return new PaymentMethod(detached, card, true, false);
  }

  /** What a shopper typed beside the number, as it stands now. */
  CardEntry entry() {
    JsonObject details = json().getAsJsonObject("card");
    return new CardEntry(
        details.get("exp_month").getAsInt(),
        details.get("exp_year").getAsInt(),
        cvcCheck() != null);
  }

  PaymentMethod with(JsonObject json) {
    return new PaymentMethod(json, card, usedUp, setUp);
  }

  private @Nullable String cvcCheck() {
    return StripeJson.text(checks(json()), "cvc_check");
  }

  private static JsonObject checks(JsonObject json) {
    return json.getAsJsonObject("card").getAsJsonObject("checks");
  }
}
