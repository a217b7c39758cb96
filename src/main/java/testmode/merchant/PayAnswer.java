package testmode.merchant;

import org.jspecify.annotations.Nullable;

/**
 * What a shopper is told about a payment.
 *
 * @param reason a decline code that may be shown
 * @param advice what to do next
 * @param redirectUrl where 3-D Secure goes on
 * @param clientSecret only while the shopper has something to do
 */
record PayAnswer(
    Outcome outcome,
    @Nullable String reason,
    String message,
    @Nullable String advice,
    @Nullable String redirectUrl,
    @Nullable String clientSecret) {

  static PayAnswer of(News news, Decisions decisions) {
    Declines.Told told = news.told(decisions);
    return new PayAnswer(
        news.outcome(),
        told.reason(),
        told.message(),
        told.advice(),
        news.redirectUrl(),
        news.clientSecret());
  }
}
