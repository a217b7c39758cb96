package testmode.acceptance.language;

import org.jspecify.annotations.Nullable;

/** Where to look when the receiver answered an event otherwise than it should, by its answer. */
final class ReceiverHints {

  private static final String SILENT =
      "the receiver gave no answer at all: what did the app print, and is webhook.path right?";

  private static final String ELSEWHERE =
      "; is webhook.path right, and does a login or a check of the app's own stand before the"
          + " receiver?";

  private ReceiverHints() {}

  /**
   * About an event of Stripe's that was not acknowledged.
   *
   * @param status what was answered; null or 0 for nothing
   * @param tookOthers whether the receiver acknowledged another event in this scenario
   */
  static String notAcknowledged(@Nullable Integer status, boolean tookOthers) {
    if (status == null || status == 0) {
      return SILENT;
    }
    if (status >= 500) {
      return "the receiver broke on it ("
          + status
          + "), and was not asked whether it believes it: what did the app print?";
    }
    if (status / 100 == 3 || status == 404 || status == 405) {
      return "the event may not have come to the receiver (" + status + ")" + ELSEWHERE;
    }
    return tookOthers
        ? "the receiver took other events, so it is not the signature: what does it refuse about"
            + " this one?"
        : "the receiver took no event so far: does it check with the secret of webhook.secret, over"
            + " the body as it came?";
  }

  /**
   * About an event that is not Stripe's and was not refused.
   *
   * @param taken what to ask when it was acknowledged
   */
  static String notRefused(@Nullable Integer status, String taken) {
    if (status == null || status == 0) {
      return SILENT;
    }
    if (status / 100 == 2) {
      return taken;
    }
    if (status >= 500) {
      return "the receiver broke on it ("
          + status
          + "), which says nothing about its check: is what a failed check throws caught, and"
          + " answered with 400?";
    }
    return "if " + status + " is how the app refuses, write it into webhook.reject" + ELSEWHERE;
  }

  /** {@code answered 500}, {@code gave no answer}. */
  static String words(@Nullable Integer status) {
    return status == null || status == 0 ? "gave no answer" : "answered " + status;
  }
}
