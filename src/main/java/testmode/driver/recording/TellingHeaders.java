package testmode.driver.recording;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** The headers that a client of Stripe acts on; names in small letters. */
public final class TellingHeaders {

  /** Of answers. */
  public static final List<String> OF_ANSWERS =
      List.of(
          "content-type",
          "idempotency-key",
          "idempotent-replayed",
          "original-request",
          "request-id",
          "retry-after",
          "stripe-account",
          "stripe-should-retry",
          "stripe-version",
          "www-authenticate");

  /** Those that change what Stripe answers. */
  private static final List<String> OF_REQUESTS =
      List.of("idempotency-key", "stripe-account", "stripe-version");

  /** Of each answer its own: that they are there is all that can be compared. */
  private static final Set<String> OWN = Set.of("idempotency-key", "request-id", "stripe-version");

  private static final String ORIGINAL = "original-request";

  private TellingHeaders() {}

  /** Whether each answer has a value of its own here. */
  public static boolean isOwn(String header) {
    return OWN.contains(header);
  }

  /** Those of a request, as they were sent. */
  static Map<String, String> ofRequest(Map<String, String> headers) {
    Map<String, String> all = insensitive(headers);
    Map<String, String> telling = new TreeMap<>();
    OF_REQUESTS.stream().filter(all::containsKey).forEach(name -> telling.put(name, all.get(name)));
    return telling;
  }

  /**
   * Those of an answer, in words that can be compared: {@code present} for what each answer has of
   * its own, and whether the original request is this one or another. Missing ones are left out.
   */
  public static Map<String, String> ofAnswer(Map<String, String> headers) {
    Map<String, String> all = insensitive(headers);
    Map<String, String> telling = new TreeMap<>();
    for (String name : OF_ANSWERS) {
      String value = all.get(name);
      if (value != null) {
        telling.put(name, isOwn(name) ? "present" : value);
      }
    }
    if (telling.containsKey(ORIGINAL)) {
      boolean itself = telling.get(ORIGINAL).equals(all.get("request-id"));
      telling.put(ORIGINAL, itself ? "= request-id" : "another");
    }
    return telling;
  }

  private static Map<String, String> insensitive(Map<String, String> headers) {
    Map<String, String> all = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    all.putAll(headers);
    return all;
  }
}
