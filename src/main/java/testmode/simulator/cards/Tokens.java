package testmode.simulator.cards;

import com.google.gson.JsonObject;
import com.stripe.param.TokenCreateParams;
import com.stripe.param.TokenRetrieveParams;
import testmode.simulator.account.Account;
import testmode.simulator.resource.ApiCall;
import testmode.simulator.resource.FormFields;
import testmode.simulator.resource.Resource;
import testmode.simulator.resource.Routes;
import testmode.simulator.resource.Shelf;
import testmode.simulator.wire.Form;
import testmode.simulator.wire.StripeError;

/** {@code /v1/tokens}, for cards. */
public final class Tokens implements Resource {
  private final TestCards cards;

  public Tokens(TestCards cards) {
    this.cards = cards;
  }

  @Override
  public void routes(Routes routes) {
    routes.post("/v1/tokens", TokenCreateParams.class, this::create).publishable();
    routes.get("/v1/tokens/{id}", TokenRetrieveParams.class, Tokens::retrieve);
  }

  private static Shelf<Token> shelf(Account account) {
    return Shelf.of(account, Token.class);
  }

  private JsonObject create(ApiCall call) {
    FormFields.notSimulated(
        call.form(), "account", "bank_account", "customer", "cvc_update", "person", "pii");
    Form typed = call.form().nested("card");
    if (typed.isEmpty()) {
      throw StripeError.parameterMissing("card");
    }
    Account account = call.account();
    TypedCard card = TypedCard.of(cards, typed, account.clock());
    return shelf(account).put(Token.of(account, card, typed)).json();
  }

  private static JsonObject retrieve(ApiCall call) {
    Token token = shelf(call.account()).find(call.id());
    if (token == null) {
      // ASSUMED: the param, as for customers and charges.
      throw StripeError.missing("token", call.id());
    }
    return token.json();
  }

  /**
   * Takes the card out of a token, which works once.
   *
   * @param param the parameter that named it
   */
  static Token redeem(Account account, String param, String id) {
    Token token = shelf(account).find(id);
    if (token == null) {
      throw StripeError.missing(param, "token", id);
    }
    if (token.used()) {
      throw StripeError.invalid(
          "token_already_used", null, "You cannot use a Stripe token more than once: " + id + ".");
    }
    return shelf(account).put(token.redeemed());
  }
}
