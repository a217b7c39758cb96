package testmode.driver.audit;

import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import testmode.network.Exchange;

/**
 * One POST of the merchant to Stripe.
 *
 * @param act what it wants, whichever attempt at it this is
 * @param money its row among the calls that move money
 */
record Post(Exchange exchange, Form form, Act act, Optional<MoneyCall> money) {

  /** Two requests with the same of these want the same of Stripe. */
  record Act(String path, Form form) {}

  /** What tells one attempt from the next and changes nothing about what is wanted. */
  private static final Pattern NO_PART_OF_THE_ACT =
      Pattern.compile(
          "expand\\b.*|metadata\\[.*(?:attempt|retry|retries|nonce|timestamp|idempot).*]",
          Pattern.CASE_INSENSITIVE);

  private static final Pattern ID = Pattern.compile("/[a-z]{2,6}_[^/]*\\d[^/]*");

  private static final int CONFLICT = 409;
  private static final int TOO_MANY = 429;
  private static final int BROKEN = 500;

  static Post of(Exchange exchange) {
    Form form = Form.of(exchange.requestBody());
    Form wanted = form.without(name -> NO_PART_OF_THE_ACT.matcher(name).matches());
    return new Post(
        exchange, form, new Act(exchange.path(), wanted), MoneyCall.of(exchange.path(), form));
  }

  boolean movesMoney() {
    return money.isPresent();
  }

  /** As reports name it. */
  String call() {
    return money
        .map(MoneyCall::call)
        .orElseGet(() -> "POST " + ID.matcher(exchange.path()).replaceAll("/{id}"));
  }

  @Nullable String key() {
    return exchange.call();
  }

  /** The key, or nothing. */
  String anyKey() {
    String key = key();
    return key == null ? "" : key;
  }

  /** No key is never the same key. */
  boolean hasKeyOf(Post other) {
    return !anyKey().isEmpty() && anyKey().equals(other.anyKey());
  }

  long startedMillis() {
    return exchange.startedMillis();
  }

  long endedMillis() {
    return exchange.startedMillis() + exchange.tookMillis();
  }

  /** Whether its answer was with the merchant when another request began. */
  boolean overBefore(Exchange later) {
    return exchange.answerReachedSender() && endedMillis() <= later.startedMillis();
  }

  /**
   * Whether the answer says what became of it. Stripe's own errors do not, and neither does a
   * conflict: another request under this key, or on this object, is still being carried out.
   */
  boolean tells() {
    Integer status = exchange.status();
    return exchange.answerReachedSender()
        && status != null
        && status < BROKEN
        && status != CONFLICT;
  }

  /** Whether Stripe did what was asked, whoever heard of it. */
  boolean carriedOut() {
    Integer status = exchange.status();
    return exchange.reachedReceiver() && status != null && status / 100 == 2;
  }

  /** Whether it was turned away before anything was looked at. */
  boolean turnedAway() {
    return Integer.valueOf(TOO_MANY).equals(exchange.status());
  }

  /** Whether Stripe itself took it in and compared it with what it keeps under the key. */
  boolean compared() {
    return exchange.reachedReceiver() && tells() && !turnedAway();
  }
}
