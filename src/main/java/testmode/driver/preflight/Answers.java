package testmode.driver.preflight;

import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Everything that Stripe was asked in one preflight.
 *
 * @param account the account itself, which Stripe shows to unrestricted keys only
 * @param needs what was tried of a restricted key; empty for one that may do everything
 * @param shopper what the publishable key was answered
 */
record Answers(Heard account, Heard balance, Map<Need, Heard> needs, Shopper shopper) {

  /** A refusal for want of a permission names the account as well. */
  private static final Pattern ID = Pattern.compile("acct_\\w+");

  /** Whose the publishable key is. */
  enum Shopper {
    SAME_ACCOUNT,
    OTHER_ACCOUNT,
    REFUSED,
    NOT_TOLD
  }

  static @Nullable String id(Heard account) {
    Matcher told = ID.matcher(account.message());
    return account.granted() ? account.text("/id") : told.find() ? told.group() : null;
  }
}
