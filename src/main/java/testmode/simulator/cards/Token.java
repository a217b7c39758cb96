package testmode.simulator.cards;

import com.google.gson.JsonObject;
import testmode.simulator.account.Account;
import testmode.simulator.account.Ids;
import testmode.simulator.resource.FormFields;
import testmode.simulator.resource.Snapshot;
import testmode.simulator.wire.Form;
import testmode.simulator.wire.StripeJson;

/** One state of a card Token: a card that may be handed over once. */
final class Token extends Snapshot {
  private static final String SHAPE =
      """
      {"object": "token",
       "card": {"id": null, "object": "card", "address_city": null, "address_country": null,
         "address_line1": null, "address_line1_check": null, "address_line2": null,
         "address_state": null, "address_zip": null, "address_zip_check": null, "brand": null,
         "country": null, "cvc_check": null, "dynamic_last4": null, "email": null,
         "exp_month": null, "exp_year": null, "fingerprint": null, "funding": null,
         "last4": null, "metadata": {}, "name": null, "networks": {"preferred": null},
         "phone": null, "regulated_status": "unregulated", "tokenization_method": null,
         "wallet": null},
       "client_ip": "127.0.0.1", "created": null, "livemode": false, "type": "card",
       "used": false}\
      """;

  private final TypedCard typed;

  private Token(JsonObject json, TypedCard typed) {
    super(json);
    this.typed = typed;
  }

  static Token of(Account account, TypedCard typed, Form sent) {
    JsonObject json = shape(account.ids().next("tok_", Ids.LONG), SHAPE);
    json.addProperty("created", account.clock().epochSecond());
    JsonObject card = json.getAsJsonObject("card");
    card.addProperty("id", account.ids().next("card_", Ids.LONG));
    FormFields.texts(
        sent,
        card,
        "address_city",
        "address_country",
        "address_line1",
        "address_line2",
        "address_state",
        "address_zip",
        "name");
    FormFields.texts(sent.nested("networks"), card.getAsJsonObject("networks"), "preferred");
    card.addProperty("brand", typed.card().brandName());
    card.addProperty("country", typed.card().country());
    if (typed.entry().cvcGiven()) {
      card.addProperty("cvc_check", "unchecked");
    }
    card.addProperty("exp_month", typed.entry().expMonth());
    card.addProperty("exp_year", typed.entry().expYear());
    card.addProperty("fingerprint", typed.card().fingerprint(account));
    card.addProperty("funding", typed.card().funding());
    card.addProperty("last4", typed.card().last4());
    return new Token(json, typed);
  }

  TypedCard typed() {
    return typed;
  }

  boolean used() {
    return flag("used");
  }

  Token redeemed() {
    return new Token(but(json -> json.addProperty("used", true)), typed);
  }

  /** ASSUMED: the name and address that the token holds become the payment method's. */
  JsonObject billing() {
    JsonObject card = object("card");
    JsonObject billing = FormFields.billing(Form.empty());
    billing.add("name", card.get("name"));
    JsonObject address = billing.getAsJsonObject("address");
    for (String part : new String[] {"city", "country", "line1", "line2", "state"}) {
      address.add(part, card.get("address_" + part));
    }
    address.add("postal_code", StripeJson.nullable(StripeJson.text(card, "address_zip")));
    return billing;
  }
}
