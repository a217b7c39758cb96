package testmode.simulator.checkout;

import java.net.URI;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import testmode.simulator.account.Account;
import testmode.simulator.events.WebhookDelivery;
import testmode.simulator.ledger.Currencies;
import testmode.simulator.resource.PageAnswer;
import testmode.simulator.resource.PageCall;
import testmode.simulator.resource.Resource;
import testmode.simulator.resource.Routes;
import testmode.simulator.wire.Form;
import testmode.simulator.wire.StripeError;

/**
 * The page at a session's {@code url}: shows what is bought, takes a card, and leads back to the
 * shop.
 *
 * <p>One form POST tries to pay. Paid: 303 to the {@code success_url}. The bank asks: 303 to the
 * 3-D Secure page, which leads back here. The bank says no: 402, with the page and the reason, to
 * be tried again. A field is wrong: 400, likewise. A session that is over shows so.
 */
final class CheckoutPages implements Resource {
  private static final String PATH = "/c/pay/{session}";

  /** Documented: how long Checkout waits for the shop to answer before it sends the shopper on. */
  private static final Duration FULFILMENT = Duration.ofSeconds(10);

  private static final int SEE_OTHER = 303;
  private static final int BAD_FIELD = 400;
  private static final int DECLINED = 402;
  private static final int UNKNOWN = 404;

  private final SessionFlow flow;
  private final Currencies currencies;

  CheckoutPages(SessionFlow flow, Currencies currencies) {
    this.flow = flow;
    this.currencies = currencies;
  }

  @Override
  public void routes(Routes routes) {
    routes.page("GET", PATH, call -> answer(call, false));
    routes.page("POST", PATH, call -> answer(call, true));
  }

  private PageAnswer answer(PageCall call, boolean post) {
    String merchant = call.form().text("merchant");
    Account account = merchant == null ? null : call.accounts().apply(merchant);
    String id = String.valueOf(call.path().get("session"));
    if (account == null) {
      return CheckoutHtml.notice(UNKNOWN, "unknown", "This address names no payment.", null);
    }
    PageAnswer answer =
        account.locked(() -> answer(account, id, call.form(), post, call.baseUri()));
    if (answer.status() == SEE_OTHER) {
      // Outside the account's lock: the shop may ask Stripe before it answers.
      WebhookDelivery.of(account).awaitAnswers("checkout.session.completed", FULFILMENT);
    }
    return answer;
  }

  private PageAnswer answer(Account account, String id, Form form, boolean post, URI baseUri) {
    Session session = SessionFlow.shelf(account).find(id);
    if (session == null) {
      return CheckoutHtml.notice(UNKNOWN, "unknown", "This address names no payment.", null);
    }
    boolean backFromBank = form.has("redirect_status");
    if (session.isComplete()) {
      return post || backFromBank
          ? PageAnswer.redirect(session.successUrl())
          : CheckoutHtml.notice(
              200, "complete", "You are all done here: this checkout was already completed.", null);
    }
    if (!session.isOpen()) {
      return CheckoutHtml.notice(
          200,
          "expired",
          "This checkout session has expired. No payment was taken.",
          session.cancelUrl());
    }
    if (post) {
      return pay(account, session, form, baseUri);
    }
    return page(200, account, session, form, backFromBank ? failure(account, session) : null);
  }

  private PageAnswer pay(Account account, Session session, Form form, URI baseUri) {
    CheckoutEntry.Gap gap = CheckoutEntry.gap(form, session.knownEmail() != null);
    if (gap != null) {
      return page(BAD_FIELD, account, session, form, gap);
    }
    try {
      String challenge = flow.attempt(account, session.id(), CheckoutEntry.of(form), baseUri);
      return PageAnswer.redirect(challenge == null ? session.successUrl() : challenge);
    } catch (StripeError refusal) {
      CheckoutEntry.Gap why =
          new CheckoutEntry.Gap(field(refusal.param()), String.valueOf(refusal.getMessage()));
      return page(refusal.executed() ? DECLINED : BAD_FIELD, account, session, form, why);
    }
  }

  /** The field that a refusal is about. */
  private static String field(@Nullable String param) {
    return switch (param == null ? "" : param) {
      case "exp_month", "exp_year" -> "cardExpiry";
      case "cvc" -> "cardCvc";
      default -> "cardNumber";
    };
  }

  /** Why the shopper is here again after 3-D Secure. */
  private static CheckoutEntry.@Nullable Gap failure(Account account, Session session) {
    String message = SessionFlow.lastFailure(account, session);
    return message == null ? null : new CheckoutEntry.Gap("cardNumber", message);
  }

  private PageAnswer page(
      int status,
      Account account,
      Session session,
      Form typed,
      CheckoutEntry.@Nullable Gap problem) {
    String country = account.settings().country();
    return new CheckoutHtml(session, currencies, typed, country, problem).page(status);
  }
}
