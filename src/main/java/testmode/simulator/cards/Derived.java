package testmode.simulator.cards;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/**
 * Values that card networks make up (fingerprints, authorisation codes), derived from an id: the
 * same id gives the same value, so one seed still decides everything.
 */
public final class Derived {
  private static final String LETTERS =
      "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
  private static final int DIGITS = 10;

  private Derived() {}

  /** Up to 32 letters and digits. */
  public static String text(String from, int length) {
    return pick(from, length, LETTERS.length());
  }

  /** Up to 32 digits, the first of which is not 0. */
  public static String digits(String from, int length) {
    String digits = pick(from, length, DIGITS);
    return digits.startsWith("0") ? "1" + digits.substring(1) : digits;
  }

  /** From 0 to below the limit. */
  public static int number(String from, int limit) {
    return Math.floorMod(from.hashCode(), limit);
  }

  private static String pick(String from, int length, int letters) {
    byte[] hash = sha256(from);
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < length; i++) {
      text.append(LETTERS.charAt((hash[i] & 0xff) % letters));
    }
    return text.toString();
  }

  private static byte[] sha256(String text) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every JVM must have SHA-256", e);
    }
  }
}
