package testmode.acceptance.language;

import java.util.regex.Pattern;

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

  static boolean mentions(String message, String words) {
    return Pattern.compile(words, Pattern.CASE_INSENSITIVE).matcher(message).find();
  }
}
