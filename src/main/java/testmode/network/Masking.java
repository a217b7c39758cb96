package testmode.network;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * Makes text fit to be kept: API keys, webhook and client secrets, card numbers, card codes and
 * credentials are replaced by {@value #MASK}, in headers, queries, forms, JSON and plain text. What
 * helps to tell two secrets apart stays: the prefix of a key and the last four characters. Ids stay
 * whole. Masking twice changes nothing more.
 */
public final class Masking {

  /**
   * Characters of a body that are kept; longer ones end with a note. Stripe's longest objects are
   * far below.
   */
  public static final int BODY_LIMIT = 65_536;

  static final String MASK = "****";

  /** A secret shorter than this would be told by its last four characters. */
  private static final int TELLING = 8;

  /** Enough to tell a scenario's few keys apart; far too little to find a card number by. */
  private static final int DIGEST_BYTES = 2;

  private static final Pattern KEY =
      Pattern.compile("((?:sk|rk|pk|ek)_(?:test|live)_|whsec_)([A-Za-z0-9+/=_-]+)");

  /** What follows the id of the object, which stays. */
  private static final Pattern CLIENT_SECRET =
      Pattern.compile("(?<=[A-Za-z0-9])(_secret_)([A-Za-z0-9_-]+)");

  /** 13 to 19 digits, alone or in groups; all card networks begin with 2 to 6. Not inside an id. */
  private static final Pattern CARD =
      Pattern.compile(
          "(?:(?<=%[0-9A-Fa-f]{2})|(?<![0-9A-Za-z_.]))"
              + "[2-6](?:(?:[ +-]|%20)?[0-9]){12,18}(?![0-9A-Za-z_])");

  private static final Pattern FORM_CODE =
      Pattern.compile("((?:\\[|%5[Bb]|^|[&?])cvc(?:]|%5[Dd])?=)[^&\\s\"]+");

  private static final Pattern JSON_CODE =
      Pattern.compile("(\"cvc\"\\s*:\\s*)(?:\"[^\"]*\"|[0-9]+)");

  private static final Set<String> CREDENTIALS =
      Set.of("authorization", "proxy-authorization", "cookie", "set-cookie");

  private Masking() {}

  /** Any text: a query, a form, JSON, a message. */
  public static String text(String text) {
    // Every body passes here several times: a pattern is tried only where its fixed part stands.
    String masked = apiKeys(text);
    if (masked.contains("_secret_")) {
      masked = CLIENT_SECRET.matcher(masked).replaceAll(Masking::secret);
    }
    masked = CARD.matcher(masked).replaceAll(Masking::card);
    if (masked.contains("cvc")) {
      masked = FORM_CODE.matcher(masked).replaceAll("$1***");
      masked = JSON_CODE.matcher(masked).replaceAll("$1\"***\"");
    }
    return masked;
  }

  /**
   * API keys and webhook secrets only: for messages of our own, in which a long number is part of a
   * path and no card.
   */
  public static String apiKeys(String text) {
    return text.contains("_test_") || text.contains("_live_") || text.contains("whsec_")
        ? KEY.matcher(text).replaceAll(Masking::secret)
        : text;
  }

  /**
   * An idempotency key. Where something of it is masked, a few letters of its digest follow: two
   * keys stay two, and equal ones equal, and neither can be told from them.
   */
  static String key(String key) {
    String masked = text(key);
    if (masked.equals(key)) {
      return key;
    }
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(key.getBytes(StandardCharsets.UTF_8));
      return masked + "~" + HexFormat.of().formatHex(digest, 0, DIGEST_BYTES);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }

  /** A body as text, cut at {@link #BODY_LIMIT}. */
  public static String body(byte[] body) {
    return body(new String(body, StandardCharsets.UTF_8));
  }

  static String body(String body) {
    // Masked before it is cut: half a secret would not be recognised.
    String masked = text(body);
    return masked.length() <= BODY_LIMIT
        ? masked
        : masked.substring(0, BODY_LIMIT)
            + " … (cut; %d characters in all)".formatted(body.length());
  }

  /** Headers; credentials of an unknown kind go whole, but for the scheme. */
  public static Map<String, String> headers(Map<String, String> headers) {
    Map<String, String> masked = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    headers.forEach((name, value) -> masked.put(name, header(name, value)));
    return masked;
  }

  private static String header(String name, String value) {
    String masked = name.equalsIgnoreCase("Idempotency-Key") ? key(value) : text(value);
    boolean secret = CREDENTIALS.contains(name.toLowerCase(Locale.ROOT));
    if (!secret || masked.contains(MASK)) {
      return masked;
    }
    int space = value.indexOf(' ');
    boolean scheme = name.toLowerCase(Locale.ROOT).endsWith("authorization") && space > 0;
    return scheme ? value.substring(0, space + 1) + MASK : MASK;
  }

  private static String secret(MatchResult found) {
    return found.group(1) + MASK + lastFour(found.group(2));
  }

  private static String card(MatchResult found) {
    return MASK + lastFour(found.group());
  }

  private static String lastFour(String secret) {
    return secret.length() < TELLING ? "" : secret.substring(secret.length() - 4);
  }
}
