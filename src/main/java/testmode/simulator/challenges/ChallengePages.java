package testmode.simulator.challenges;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import testmode.simulator.account.Account;
import testmode.simulator.resource.PageAnswer;
import testmode.simulator.resource.PageCall;
import testmode.simulator.resource.Resource;
import testmode.simulator.resource.Routes;
import testmode.simulator.wire.Form;

/**
 * Shows the bank's test page for whatever a shopper has to authenticate, and takes the answer.
 *
 * <p>The page works without JavaScript: two buttons with the ids of Stripe's own test page, one
 * form POST ({@code result=authorize} or {@code result=fail}), and a 303 to the {@code return_url}.
 * Doing nothing is abandoning: the object goes on waiting.
 */
public final class ChallengePages implements Resource {
  static final String PATH = "/3d_secure_2/hosted";

  private static final String NOTHING = "This address names nothing to authenticate.";

  /** Filled while the simulator is put together, read-only afterwards. */
  private final Map<String, Challenged> kinds = new LinkedHashMap<>();

  /** Lets the page serve one more kind of object. */
  public void serve(Challenged kind) {
    kinds.put(kind.kind(), kind);
  }

  @Override
  public void routes(Routes routes) {
    routes.page("GET", PATH, call -> answer(call, false));
    routes.page("POST", PATH, call -> answer(call, true));
  }

  private PageAnswer answer(PageCall call, boolean post) {
    String merchant = call.form().text("merchant");
    Account account = merchant == null ? null : call.accounts().apply(merchant);
    return account == null
        ? ThreeDSecurePage.gone(NOTHING)
        : account.locked(() -> answer(account, call, post));
  }

  private PageAnswer answer(Account account, PageCall call, boolean post) {
    for (Challenged kind : kinds.values()) {
      String id = call.form().text(kind.kind());
      Challenge challenge = id == null ? null : Challenges.of(account).find(id);
      Challenged.Standing standing = challenge == null ? null : kind.standing(account, id);
      if (standing != null && names(call.form(), challenge, standing)) {
        return answer(account, kind, challenge, standing, call, post);
      }
    }
    return ThreeDSecurePage.gone(NOTHING);
  }

  private static boolean names(Form form, Challenge challenge, Challenged.Standing standing) {
    return challenge.attempt().equals(form.text("source"))
        && standing.clientSecret().equals(form.text(challenge.kind() + "_client_secret"));
  }

  private static PageAnswer answer(
      Account account,
      Challenged kind,
      Challenge challenge,
      Challenged.Standing standing,
      PageCall call,
      boolean post) {
    if (!standing.waiting()) {
      return post
          ? leave(challenge, standing)
          : ThreeDSecurePage.gone("Nobody waits for this authentication any longer.");
    }
    if (!post) {
      return ThreeDSecurePage.challenge(challenge.page(account, call.baseUri()));
    }
    String result = call.form().text("result");
    if ("authorize".equals(result)) {
      kind.passed(account, challenge.id(), call.baseUri());
    } else if ("fail".equals(result)) {
      kind.failed(account, challenge.id());
    } else {
      return ThreeDSecurePage.gone("result must be authorize or fail.");
    }
    return leave(challenge, Objects.requireNonNull(kind.standing(account, challenge.id())));
  }

  private static PageAnswer leave(Challenge challenge, Challenged.Standing standing) {
    String returnUrl = challenge.returnUrl();
    String status = standing.failed() ? "failed" : "succeeded";
    return returnUrl == null
        ? ThreeDSecurePage.done(status)
        : PageAnswer.redirect(Challenge.back(challenge, returnUrl, status));
  }
}
