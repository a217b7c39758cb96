package testmode.merchant;

import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Everything the shop can be told, with the policies of INT-018 as defaults.
 *
 * <p>Checks itself: keys of the wrong kind, live keys, negative durations and metadata that Stripe
 * would refuse are turned down with a message that names the setting, never its value when that is
 * a secret.
 *
 * @param stripe where Stripe's API answers; in the suite the network, which leads to the simulator
 * @param keys what the shop proves itself with, and what others must prove to it
 * @param port port on 127.0.0.1; 0 takes any free one
 * @param clock the shop's only source of time
 * @param calls how patient the shop is with Stripe
 * @param underWay how long Stripe may still carry out a request that the shop has given up
 * @param reservation how long an order waits for its payment before it is cancelled
 * @param webhookTolerance how old a signature may be
 * @param metadata added to every PaymentIntent, so that a run can find what it made
 */
public record ShopConfig(
    URI stripe,
    Keys keys,
    int port,
    InstantSource clock,
    Calls calls,
    Duration underWay,
    Duration reservation,
    Duration webhookTolerance,
    Map<String, String> metadata) {

  private static final Set<String> METADATA_OF_THE_SHOP = Set.of("order_id", "attempt", "refund");

  /** Stripe keeps 50 metadata keys per object, of 40 characters; the shop itself needs a few. */
  private static final int METADATA_KEYS = 40;

  private static final int METADATA_KEY_CHARACTERS = 40;
  private static final int METADATA_VALUE_CHARACTERS = 500;

  private static final Duration LONGEST = Duration.ofDays(30);

  /**
   * ASSUMED: Stripe names no limit for carrying out a request. Its SDKs wait 80 s for an answer;
   * this is well above.
   */
  private static final Duration UNDER_WAY = Duration.ofMinutes(5);

  public ShopConfig {
    if (!Set.of("http", "https").contains(String.valueOf(stripe.getScheme()))
        || stripe.getHost() == null) {
      throw new IllegalArgumentException("stripe (" + stripe + ") must be an http(s) address");
    }
    if (port < 0 || port > 65_535) {
      throw new IllegalArgumentException("port (" + port + ") must be between 0 and 65535");
    }
    requirePositive("underWay", underWay);
    requirePositive("reservation", reservation);
    requirePositive("webhookTolerance", webhookTolerance);
    metadata = Map.copyOf(metadata);
    requireMetadata(metadata);
  }

  /**
   * The shop's secrets; none of them appears in a text.
   *
   * @param secretKey {@code sk_test_…} or {@code rk_test_…}
   * @param publishableKey {@code pk_test_…}, handed to the shopper's browser
   * @param webhookSecret {@code whsec_…} of the endpoint that leads to this shop
   * @param adminToken bearer token of the back office and of cron
   */
  public record Keys(
      String secretKey, String publishableKey, String webhookSecret, String adminToken) {

    public Keys {
      requireKey("secretKey", secretKey, "sk_test_", "rk_test_");
      requireKey("publishableKey", publishableKey, "pk_test_");
      requireKey("webhookSecret", webhookSecret, "whsec_");
      if (adminToken.isBlank()) {
        throw new IllegalArgumentException("adminToken must not be blank: give the office one");
      }
    }

    @Override
    public String toString() {
      return "Keys[…]";
    }

    private static void requireKey(String setting, String key, String... prefixes) {
      if (key.contains("_live_")) {
        throw new IllegalArgumentException(
            setting + " is a live key: this shop is for test mode and takes no real money");
      }
      boolean clean = key.chars().allMatch(c -> c > ' ' && c < 127);
      for (String prefix : prefixes) {
        if (clean && key.startsWith(prefix) && key.length() > prefix.length()) {
          return;
        }
      }
      throw new IllegalArgumentException(
          setting + " must start with " + String.join(" or ", prefixes) + " and have no spaces");
    }
  }

  /**
   * How one call to Stripe is made.
   *
   * @param timeout of one HTTP attempt, for connecting and for reading each
   * @param retryWaits the wait before each further attempt; its size is the number of retries
   */
  public record Calls(Duration timeout, List<Duration> retryWaits) {

    /** More would keep a shopper waiting for minutes. */
    private static final int RETRIES = 10;

    public Calls {
      requirePositive("callTimeout", timeout);
      retryWaits = List.copyOf(retryWaits);
      if (retryWaits.size() > RETRIES) {
        throw new IllegalArgumentException(
            "retryWaits (" + retryWaits.size() + ") must not be more than " + RETRIES);
      }
      retryWaits.forEach(wait -> requirePositive("retryWaits", wait));
    }

    /** The longest that all tries of one call take together. */
    Duration patience() {
      Duration tries = timeout.multipliedBy(2L * (retryWaits.size() + 1));
      return retryWaits.stream().reduce(tries, Duration::plus);
    }
  }

  /** The shop as INT-018 wants it: 30 s time-out, retries after 1, 2 and 4 s, 15 min, 300 s. */
  public static ShopConfig of(
      URI stripe,
      String secretKey,
      String publishableKey,
      String webhookSecret,
      String adminToken) {
    return new ShopConfig(
        stripe,
        new Keys(secretKey, publishableKey, webhookSecret, adminToken),
        0,
        InstantSource.system(),
        new Calls(
            Duration.ofSeconds(30),
            List.of(Duration.ofSeconds(1), Duration.ofSeconds(2), Duration.ofSeconds(4))),
        UNDER_WAY,
        Duration.ofMinutes(15),
        Duration.ofSeconds(300),
        Map.of());
  }

  public ShopConfig withPort(int port) {
    return new ShopConfig(
        stripe, keys, port, clock, calls, underWay, reservation, webhookTolerance, metadata);
  }

  public ShopConfig withClock(InstantSource clock) {
    return new ShopConfig(
        stripe, keys, port, clock, calls, underWay, reservation, webhookTolerance, metadata);
  }

  /** The policy of calls to Stripe: scenarios use small real delays, production the defaults. */
  public ShopConfig withCalls(Duration timeout, List<Duration> retryWaits) {
    Calls calls = new Calls(timeout, retryWaits);
    return new ShopConfig(
        stripe, keys, port, clock, calls, underWay, reservation, webhookTolerance, metadata);
  }

  /**
   * How long Stripe may still carry out a request that the shop has given up. Until then an empty
   * list at Stripe frees neither a reservation nor a refund, and no other card is charged.
   */
  public ShopConfig withUnderWay(Duration underWay) {
    return new ShopConfig(
        stripe, keys, port, clock, calls, underWay, reservation, webhookTolerance, metadata);
  }

  public ShopConfig withReservation(Duration reservation) {
    return new ShopConfig(
        stripe, keys, port, clock, calls, underWay, reservation, webhookTolerance, metadata);
  }

  public ShopConfig withWebhookTolerance(Duration webhookTolerance) {
    return new ShopConfig(
        stripe, keys, port, clock, calls, underWay, reservation, webhookTolerance, metadata);
  }

  /** A run's own marks, by which a sweep finds what the run left at Stripe. */
  public ShopConfig withMetadata(Map<String, String> metadata) {
    return new ShopConfig(
        stripe, keys, port, clock, calls, underWay, reservation, webhookTolerance, metadata);
  }

  /** From the moment a request was first sent until it can have no effect any more. */
  Duration longestUnderWay() {
    return calls.patience().plus(underWay);
  }

  private static void requirePositive(String setting, Duration duration) {
    if (duration.toMillis() <= 0 || duration.compareTo(LONGEST) > 0) {
      throw new IllegalArgumentException(
          setting + " (" + duration + ") must be between 1 ms and " + LONGEST.toDays() + " days");
    }
  }

  private static void requireMetadata(Map<String, String> metadata) {
    if (metadata.size() > METADATA_KEYS) {
      throw new IllegalArgumentException(
          "metadata (" + metadata.size() + " keys) must not have more than " + METADATA_KEYS);
    }
    metadata.forEach(
        (key, value) -> {
          if (METADATA_OF_THE_SHOP.contains(key)) {
            throw new IllegalArgumentException("metadata key '" + key + "' is used by the shop");
          }
          if (key.isBlank()
              || key.length() > METADATA_KEY_CHARACTERS
              || key.matches(".*[\\[\\]].*")) {
            throw new IllegalArgumentException(
                "metadata key '" + key + "' must have 1 to 40 characters and no brackets");
          }
          if (value.isEmpty() || value.length() > METADATA_VALUE_CHARACTERS) {
            throw new IllegalArgumentException(
                "metadata value of '" + key + "' must have 1 to 500 characters");
          }
        });
  }
}
