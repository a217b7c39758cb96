package testmode.simulator.setup;

import java.net.URI;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import testmode.simulator.account.Account;
import testmode.simulator.challenges.Challenged;
import testmode.simulator.wire.StripeError;

/** 3-D Secure for SetupIntents: goes on with the set-up once the shopper has answered the bank. */
final class SetupChallenge implements Challenged {
  static final String KIND = "setup_intent";

  @Override
  public String kind() {
    return KIND;
  }

  @Override
  public @Nullable Standing standing(Account account, String id) {
    SetupIntent intent = SetupIntents.shelf(account).find(id);
    if (intent == null) {
      return null;
    }
    SetupStatus status = intent.status();
    boolean failed =
        status == SetupStatus.REQUIRES_PAYMENT_METHOD || status == SetupStatus.CANCELED;
    return new Standing(intent.clientSecret(), status == SetupStatus.REQUIRES_ACTION, failed);
  }

  @Override
  public void passed(Account account, String id, URI baseUri) {
    SetupIntent intent = SetupIntents.shelf(account).get(id);
    CardSetups.succeed(account, intent, attemptOf(account, intent).authenticated(), null);
  }

  @Override
  public void failed(Account account, String id) {
    SetupIntent intent = SetupIntents.shelf(account).get(id);
    StripeError error =
        StripeError.invalid(
            "setup_intent_authentication_failure",
            null,
            "The latest attempt to set up the payment method has failed because authentication"
                + " failed.");
    CardSetups.failed(
        account,
        intent,
        attemptOf(account, intent),
        error,
        CardSetups.methodOf(account, intent),
        null);
  }

  private static SetupAttempt attemptOf(Account account, SetupIntent intent) {
    String attempt = Objects.requireNonNull(intent.latestAttempt(), "it waits for one");
    return SetupAttempt.shelf(account).get(attempt);
  }
}
