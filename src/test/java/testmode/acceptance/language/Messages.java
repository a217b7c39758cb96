package testmode.acceptance.language;

import java.util.Arrays;
import java.util.regex.Pattern;
import testmode.driver.PaymentAnswer.Advice;

/** What a sentence shown to a shopper may look like. */
final class Messages {

  /** Signs of a text that was meant for programmers. */
  private static final Pattern TECHNICAL =
      Pattern.compile(
          "exception|\\bnull\\b|stack|pi_\\w|ch_\\w|req_\\w|card_error|invalid_request|\\{|<\\w+>"
              + "|internal error|\\b[45]\\d\\d\\b|com\\.stripe|_",
          Pattern.CASE_INSENSITIVE);

  private Messages() {}

  static boolean fitForShoppers(String message) {
    return !TECHNICAL.matcher(message).find();
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
