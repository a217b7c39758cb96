package testmode.simulator.account;

import java.util.Random;

/**
 * Makes one account's ids, keys and secrets, all from the account's seed.
 *
 * <p>Shape as recorded: 24 characters that begin with {@code 1} (or {@code 3} for what belongs to a
 * payment) and carry ten characters of the account's id; shorter ids are random throughout.
 * Thread-safe.
 */
public final class Ids {
  /** Characters after the prefix of most ids. */
  public static final int LONG = 24;

  private static final String LETTERS =
      "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
  private static final int ACCOUNT_PART = 10;
  private static final int OWN_PART = 5;

  private final Random random;
  private final String accountPart;

  Ids(long seed, String accountId) {
    this.random = new Random(seed);
    this.accountPart = accountId.substring(accountId.length() - ACCOUNT_PART);
  }

  /** A new id, such as {@code next("cus_", 14)}. */
  public String next(String prefix, int length) {
    if (length != LONG) {
      return prefix + secret(length);
    }
    String head = "1" + secret(OWN_PART) + accountPart;
    return prefix + head + secret(LONG - head.length());
  }

  /** The common part of a new payment's ids. */
  public PaymentStamp payment() {
    return new PaymentStamp(this, "3" + secret(OWN_PART) + accountPart + digit());
  }

  /** The payment that an existing {@code pi_3…}, {@code ch_3…}, {@code re_3…} id belongs to. */
  public PaymentStamp paymentOf(String id) {
    int start = id.indexOf('_') + 1;
    return new PaymentStamp(this, id.substring(start, start + PaymentStamp.SHARED));
  }

  /** Random letters and digits. */
  public synchronized String secret(int length) {
    StringBuilder text = new StringBuilder(length);
    for (int i = 0; i < length; i++) {
      text.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
    }
    return text.toString();
  }

  /** Random lower-case hexadecimal digits, for fingerprints and made-up keys. */
  public synchronized String hex(int length) {
    StringBuilder text = new StringBuilder(length);
    for (int i = 0; i < length; i++) {
      text.append(Character.forDigit(random.nextInt(16), 16));
    }
    return text.toString();
  }

  /** A made-up idempotency key in the form of a version 4 UUID. */
  public String uuid() {
    String digits = hex(32);
    return String.join(
        "-",
        digits.substring(0, 8),
        digits.substring(8, 12),
        "4" + digits.substring(13, 16),
        "8" + digits.substring(17, 20),
        digits.substring(20));
  }

  private synchronized char digit() {
    return Character.forDigit(random.nextInt(4), 10);
  }
}
