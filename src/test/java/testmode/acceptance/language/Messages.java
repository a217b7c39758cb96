package testmode.acceptance.language;

import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import testmode.driver.PaymentAnswer.Advice;

/** What a sentence shown to people may look like. */
final class Messages {

  /**
   * Signs of a text that was meant for programmers; a number alone is none, it may be an amount.
   */
  private static final String TECHNICAL =
      "exception|\\bnull\\b|stack ?trace|\\{|<\\w+>|internal error|com\\.stripe|card_error"
          + "|invalid_request|\\b(?:http|status|code|error)\\W{0,3}[45]\\d\\d\\b|^\\W*[45]\\d\\d\\b";

  /** Stripe's ids and words with underscores; the back office may know them. */
  private static final String OF_STRIPE = "\\w+_\\w*";

  private static final Pattern NOT_FOR_STAFF = Pattern.compile(TECHNICAL, Pattern.CASE_INSENSITIVE);

  private static final Pattern NOT_FOR_SHOPPERS =
      Pattern.compile(TECHNICAL + "|" + OF_STRIPE, Pattern.CASE_INSENSITIVE);

  private Messages() {}

  /** What in a message no shopper should read; empty when it is fit for them. */
  static Optional<String> unfitForShoppers(String message) {
    return first(NOT_FOR_SHOPPERS, message);
  }

  /** What in a message tells the back office nothing; empty when it is fit for them. */
  static Optional<String> unfitForStaff(String message) {
    return first(NOT_FOR_STAFF, message);
  }

  private static Optional<String> first(Pattern signs, String message) {
    Matcher found = signs.matcher(message);
    return found.find() ? Optional.of(found.group().strip()) : Optional.empty();
  }

  /**
   * Whether a message gives this advice in English words: all that is left to judge where an app
   * shows its advice to people only.
   */
  static boolean advises(String message, Advice advice) {
    return mentions(
        message,
        switch (advice) {
          case USE_ANOTHER_CARD -> "(another|other|different) (card|one|payment)";
          case TRY_AGAIN_LATER -> "again|later|(a|one) moment|in a (few|while)";
          case CHECK_CARD_DETAILS -> "(check|correct|verify|update) .*(card|detail|date|number)";
        });
  }

  /** Whether it gives any advice in words that are known here. */
  static boolean advisesAnything(String message) {
    return Arrays.stream(Advice.values()).anyMatch(advice -> advises(message, advice));
  }

  static boolean mentions(String message, String words) {
    return Pattern.compile(words, Pattern.CASE_INSENSITIVE).matcher(message).find();
  }
}
