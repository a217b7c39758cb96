package testmode.simulator.payments;

import org.jspecify.annotations.Nullable;
import testmode.simulator.wire.Form;
import testmode.simulator.wire.StripeError;

/** What stands on the shopper's card statement, and what may be asked to stand there. */
final class Descriptors {
  /** Characters of a whole descriptor. */
  private static final int MAX = 22;

  /** What every account of the simulator is called on statements (recorded). */
  private static final String PREFIX = "Stripe";

  private Descriptors() {}

  /** Passes, or throws Stripe's refusal. */
  static void check(Form form) {
    if (form.text("statement_descriptor") != null) {
      throw StripeError.invalid(
          null,
          "statement_descriptor",
          "The statement_descriptor parameter is not supported for the payment_method_type `card`."
              + " To continue supporting payment_method_type `card`, please pass in"
              + " `statement_descriptor_suffix` or remove the `statement_descriptor` parameter"
              + " altogether. Please see"
              + " https://support.stripe.com/questions/use-of-the-statement-descriptor-parameter-on-paymentintents-for-card-charges"
              + " for additional details.");
    }
    suffix(form.text("statement_descriptor_suffix"));
  }

  /** The documented rules; ASSUMED wording. */
  private static void suffix(@Nullable String suffix) {
    if (suffix == null) {
      return;
    }
    if (suffix.length() > MAX) {
      throw refused("must be at most " + MAX + " characters.");
    }
    if (suffix.chars().noneMatch(Character::isLetter)) {
      throw refused("must contain at least one letter.");
    }
    if (suffix.matches(".*[<>\\\\'\"*].*")) {
      throw refused("must not contain any of the characters < > \\ ' \" *.");
    }
  }

  private static StripeError refused(String rule) {
    return StripeError.invalid(
        null, "statement_descriptor_suffix", "The statement descriptor suffix " + rule);
  }

  /**
   * The whole descriptor, as it goes to the card network.
   *
   * <p>Documented: prefix, asterisk, blank, suffix. ASSUMED: what is too long is cut off.
   */
  static String calculated(@Nullable String suffix) {
    if (suffix == null) {
      return PREFIX;
    }
    String whole = PREFIX + "* " + suffix;
    return whole.substring(0, Math.min(MAX, whole.length()));
  }
}
