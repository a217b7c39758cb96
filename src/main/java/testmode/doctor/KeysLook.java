package testmode.doctor;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import testmode.driver.StripeAccess;
import testmode.driver.StripeKeys;
import testmode.network.Exchange;
import testmode.network.Masking;

/** Which keys the app and its page work with, by kind and last four characters. */
final class KeysLook {

  static final String QUESTION = "keys";

  /** As the network masks them; a short key shows no characters at its end. */
  private static final Pattern KEY =
      Pattern.compile("(?:sk|rk|pk)_(?:test|live)_\\*{4}[A-Za-z0-9]*");

  private final StripeAccess account;

  /**
   * @param account the one of the file's keys
   */
  KeysLook(StripeAccess account) {
    this.account = account;
  }

  /** The live keys that were shown, masked. */
  static Set<String> live(Traffic traffic) {
    return shown(traffic).stream()
        .filter(StripeKeys::isLive)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  Finding look(Played played) {
    Set<String> shown = shown(played.traffic());
    Set<Exchange> refused =
        played
            .traffic()
            .toStripe()
            .filter(it -> Integer.valueOf(401).equals(it.status()))
            .collect(Collectors.toSet());
    if (played.traffic().toStripe().findAny().isEmpty()) {
      return Finding.none(QUESTION, "not looked at: no call came to the network");
    }
    String seen =
        shown.isEmpty()
            ? "none was seen (basic authentication hides it)"
            : shown.stream().map(KeysLook::named).collect(Collectors.joining(", "));
    if (!refused.isEmpty()) {
      return Finding.red(
          QUESTION,
          seen + "; Stripe refuses a key" + Traffic.errorOf(refused.iterator().next()),
          "Start the app with a test key that is not sk_test_invalid… or sk_test_expired….");
    }
    List<String> strange = shown.stream().filter(key -> !agrees(key)).toList();
    if (played.elsewhere() || !strange.isEmpty()) {
      return Finding.red(
          QUESTION,
          seen
              + "; the file says "
              + Masking.text(account.secretKey())
              + " and "
              + Masking.text(account.publishableKey()),
          "Write the keys that the app was started with into keys.secret and keys.publishable, or"
              + " start it with the file's.");
    }
    return Finding.green(QUESTION, seen + ", as in the file");
  }

  /** A restricted key and the secret one of the same account may stand for each other. */
  private boolean agrees(String key) {
    return key.startsWith("pk_")
        ? key.equals(Masking.text(account.publishableKey()))
        : end(key).equals(end(Masking.text(account.secretKey())));
  }

  private static String end(String masked) {
    return masked.substring(masked.indexOf("_test_") + 1);
  }

  private static String named(String key) {
    String kind =
        switch (key.substring(0, 2)) {
          case "sk" -> "secret";
          case "rk" -> "restricted";
          default -> "publishable";
        };
    return (StripeKeys.isLive(key) ? "live " : "test ") + kind + " " + key;
  }

  private static Set<String> shown(Traffic traffic) {
    return traffic
        .toStripe()
        .flatMap(KeysLook::credentials)
        .flatMap(text -> KEY.matcher(text).results().map(found -> found.group()))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** Stripe.js shows its key in the query or the form. */
  private static Stream<String> credentials(Exchange exchange) {
    return Stream.of(
        exchange.requestHeaders().getOrDefault("Authorization", ""),
        exchange.query(),
        exchange.requestBody());
  }
}
