package testmode.driver.preflight;

import com.stripe.Stripe;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import testmode.driver.StripeAccess;
import testmode.driver.StripeKeys;

/** What the answers mean for a run: the table, and what keeps it from being possible. */
final class Judgement {

  private static final String SECRET = "STRIPE_SECRET_KEY";
  private static final String PUBLISHABLE = "STRIPE_PUBLISHABLE_KEY";
  private static final String KEYS_PAGE = "https://dashboard.stripe.com/test/apikeys";

  private final StripeAccess access;
  private final Answers answers;
  private final @Nullable String id;
  private final List<String> problems = new ArrayList<>();

  Judgement(StripeAccess access, Answers answers) {
    this.access = access;
    this.answers = answers;
    this.id = Answers.id(answers.account());
  }

  Findings findings() {
    Map<String, String> table = new LinkedHashMap<>();
    table.put("account", account());
    table.put("API version", version());
    table.put("secret key", masked(access.secretKey()) + ", " + secretKey());
    table.put("publishable key", masked(access.publishableKey()) + ", " + publishableKey());
    requireTestMode();
    return new Findings(id, table, problems);
  }

  private String account() {
    List<String> words = new ArrayList<>();
    words.add(id == null ? "not told" : id);
    Heard account = answers.account();
    if (account.granted()) {
      words.add(Objects.requireNonNullElse(account.text("/country"), "country not told"));
    }
    String currency = currency();
    words.add(currency == null ? "settlement currency not told" : "settles in " + currency);
    if (account.says("/charges_enabled", false)) {
      // ASSUMED: accounts that are not activated yet are, and test payments work for them.
      words.add("not enabled for live charges, which test payments do not need");
    }
    if (account.forbidden()) {
      words.add("more is shown to unrestricted keys only");
    }
    return String.join(", ", words);
  }

  /** The account's own; where it may not be read, that of its balance, which comes first. */
  private @Nullable String currency() {
    String own = answers.account().text("/default_currency");
    return own != null ? own : answers.balance().text("/available/0/currency");
  }

  private String version() {
    String spoken =
        Stream.concat(
                Stream.of(answers.account(), answers.balance()), answers.needs().values().stream())
            .map(Heard::version)
            .filter(Objects::nonNull)
            .findFirst()
            .orElse(null);
    if (spoken == null || spoken.equals(Stripe.API_VERSION)) {
      return Stripe.API_VERSION + (spoken == null ? ", not told back" : "");
    }
    problems.add(
        "Stripe answers in API version "
            + spoken
            + " to requests in "
            + Stripe.API_VERSION
            + ": whatever stands between must pass the header Stripe-Version on.");
    return spoken + " instead of " + Stripe.API_VERSION;
  }

  private String secretKey() {
    if (answers.account().keyIsRefused()) {
      problems.add(refused(SECRET, access.secretKey(), answers.account().message()));
      return "refused";
    }
    if (!access.secretKey().startsWith("rk_")) {
      return "unrestricted";
    }
    List<String> lacking =
        answers.needs().entrySet().stream()
            .filter(tried -> tried.getValue().forbidden())
            .map(tried -> tried.getKey().lacking(tried.getValue()))
            .toList();
    if (lacking.isEmpty()) {
      return "restricted, with every permission that was tried";
    }
    problems.add(
        SECRET
            + " ("
            + masked(access.secretKey())
            + ") lacks "
            + String.join(", ", lacking)
            + ": edit the restricted key at "
            + KEYS_PAGE
            + ", or give the account's secret key.");
    return "restricted, and lacks permissions that a run needs";
  }

  private String publishableKey() {
    return switch (answers.shopper()) {
      case SAME_ACCOUNT -> "of the same account";
      case NOT_TOLD -> "good, but Stripe did not tell of which account";
      case REFUSED -> {
        problems.add(refused(PUBLISHABLE, access.publishableKey(), "Stripe does not know it"));
        yield "refused";
      }
      case OTHER_ACCOUNT -> {
        problems.add(
            PUBLISHABLE
                + " ("
                + masked(access.publishableKey())
                + ") is of another account than "
                + SECRET
                + (id == null ? "" : ", which is of " + id)
                + ": take both from one account's page, "
                + KEYS_PAGE
                + ".");
        yield "of another account";
      }
    };
  }

  /** Every answer in test mode says so; a key that begins like a test key cannot do otherwise. */
  private void requireTestMode() {
    boolean live =
        answers.balance().says("/livemode", true)
            || answers.needs().values().stream().anyMatch(it -> it.says("/data/0/livemode", true));
    if (live) {
      problems.add(
          "Stripe answers in live mode, which Testmode never runs in: take test keys from "
              + KEYS_PAGE
              + ".");
    }
  }

  private static String refused(String variable, String key, String why) {
    return variable
        + " ("
        + masked(key)
        + ") is refused: "
        + why.replaceFirst("\\.$", "")
        + ". Take the one that is good from "
        + KEYS_PAGE
        + ".";
  }

  private static String masked(String key) {
    return StripeKeys.masked(key);
  }
}
