package testmode.driver.drift;

import com.google.gson.GsonBuilder;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.StreamSupport;
import testmode.driver.FaultControl.Span;
import testmode.driver.FaultControl.Target;
import testmode.driver.Flow;
import testmode.driver.MerchantApp.Visit;
import testmode.driver.Money;
import testmode.driver.ScenarioParts;
import testmode.driver.assembly.Assembly;
import testmode.driver.settings.Settings;

/** A small run of our own shop that keeps its exchanges, and what a hand can change in them. */
public final class Recorded {
  private static final Money PRICE = Money.parse("40.00 EUR");
  private static final String PLACE = "features/drift/%s.feature:7";

  private static final Set<String> FREE = Set.of("query", "headers", "form", "body");

  private final Path folder;

  private Recorded(Path folder) {
    this.folder = folder;
  }

  /** Plays five scenarios on a simulator and keeps their exchanges in the folder. */
  public static Recorded in(Path folder) {
    Map<String, String> asked =
        Map.of("testmode.seed", "7", "testmode.keep-exchanges", folder.toString());
    Recorded recorded = new Recorded(folder);
    try (Assembly assembly = Assembly.open(Settings.read(asked, Map.of()))) {
      recorded.play(assembly, "refunded", Recorded::refunded);
      recorded.play(assembly, "declined", Recorded::declined);
      recorded.play(assembly, "authenticated", Recorded::authenticated);
      recorded.play(assembly, "lost", Recorded::lost);
      recorded.play(assembly, "settled", Recorded::settled);
    }
    return recorded;
  }

  /** Plays one of them as in test mode, with this simulator in Stripe's place. */
  public static Recorded inTestMode(Path folder, URI stripe) {
    Map<String, String> asked =
        Map.of(
            "testmode.stripe.base",
            stripe.toString(),
            "testmode.keep-exchanges",
            folder.toString());
    Map<String, String> keys =
        Map.of("STRIPE_SECRET_KEY", "sk_test_kept", "STRIPE_PUBLISHABLE_KEY", "pk_test_kept");
    Recorded recorded = new Recorded(folder);
    try (Assembly assembly = Assembly.open(Settings.read(asked, keys))) {
      recorded.play(assembly, "refunded", Recorded::refunded);
    }
    return recorded;
  }

  private void play(Assembly assembly, String name, Consumer<ScenarioParts> scenario) {
    try (ScenarioParts parts = assembly.scenario(name, 1)) {
      scenario.accept(parts);
      assembly.keep(name, PLACE.formatted(name), parts.faults().recorded());
    }
  }

  private static void refunded(ScenarioParts parts) {
    String order = parts.merchant().placeOrder(Flow.SERVER_CONFIRM, PRICE);
    parts.merchant().pay(order, "pm_card_visa", Visit.STAYS);
    parts.merchant().refund(order, Money.parse("10.00 EUR"), "office-1");
    parts.merchant().refund(order, null, null);
    parts.merchant().refund(order, Money.parse("0.01 EUR"), null);
  }

  private static void declined(ScenarioParts parts) {
    String order = parts.merchant().placeOrder(Flow.SHOPPER_CONFIRM, PRICE);
    parts.merchant().pay(order, "pm_card_visa_chargeDeclinedInsufficientFunds", Visit.STAYS);
    parts.merchant().pay(order, "pm_card_visa", Visit.STAYS);
  }

  private static void authenticated(ScenarioParts parts) {
    for (Flow flow : Flow.values()) {
      String approved = parts.merchant().placeOrder(flow, PRICE);
      parts.merchant().pay(approved, "pm_card_authenticationRequired", Visit.STAYS);
      parts.merchant().answerChallenge(approved, true, Visit.STAYS);
      String refused = parts.merchant().placeOrder(flow, PRICE);
      parts.merchant().pay(refused, "pm_card_authenticationRequired", Visit.STAYS);
      parts.merchant().answerChallenge(refused, false, Visit.STAYS);
    }
  }

  /** Nothing reaches the shop any more, until it lists what there is. */
  private static void lost(ScenarioParts parts) {
    String order = parts.merchant().placeOrder(Flow.SERVER_CONFIRM, PRICE);
    parts.faults().apply("event-dropped", Target.EVENTS, Span.EVERY_ATTEMPT);
    parts.faults().apply("request-lost", Target.MERCHANT_PAYMENT, Span.ONE_ATTEMPT);
    parts.faults().apply("reply-lost", Target.MERCHANT_PAYMENT, Span.EVERY_ATTEMPT);
    parts.faults().apply("request-lost", Target.MERCHANT_READ, Span.EVERY_ATTEMPT);
    parts.merchant().pay(order, "pm_card_visa", Visit.STAYS);
    parts.faults().clear();
    parts.merchant().reconcile();
  }

  /** In another currency, with the balance transaction of seconds later. */
  private static void settled(ScenarioParts parts) {
    parts.account().settlesIn("usd", Map.of("eur", "1.10"));
    String order = parts.merchant().placeOrder(Flow.SERVER_CONFIRM, PRICE);
    parts.merchant().pay(order, "pm_card_visa", Visit.STAYS);
    parts.time().pass(Duration.ofMinutes(1));
    parts.merchant().reconcile();
  }

  public Path folder() {
    return folder;
  }

  /** The file of a scenario. */
  public Path file(String scenario) {
    return folder.resolve("drift-" + scenario + "-7.json");
  }

  /** A copy of one file, in which a hand has changed something. */
  public Path changed(String scenario, Path copies, Consumer<JsonObject> hand) {
    try {
      JsonObject json = JsonParser.parseString(Files.readString(file(scenario))).getAsJsonObject();
      hand.accept(json);
      String text = new GsonBuilder().serializeNulls().create().toJson(json);
      Files.createDirectories(copies);
      return Files.writeString(copies.resolve(file(scenario).getFileName()), text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The names of all that the format itself has: not those of headers, parameters and bodies. */
  public static Set<String> keys(Path file) throws IOException {
    Set<String> keys = new TreeSet<>();
    collect(JsonParser.parseString(Files.readString(file)), keys);
    return keys;
  }

  private static void collect(JsonElement at, Set<String> keys) {
    if (at instanceof JsonObject object) {
      for (String key : object.keySet()) {
        keys.add(key);
        if (!FREE.contains(key)) {
          collect(object.get(key), keys);
        }
      }
    } else if (at instanceof JsonArray array) {
      array.forEach(item -> collect(item, keys));
    }
  }

  /** The first exchange in a file of which this holds. */
  public static JsonObject exchange(JsonObject file, Predicate<JsonObject> wanted) {
    JsonArray all = file.getAsJsonArray("exchanges");
    return StreamSupport.stream(all.spliterator(), false)
        .map(JsonElement::getAsJsonObject)
        .filter(wanted)
        .findFirst()
        .orElseThrow(() -> new AssertionError("no such exchange in " + file.get("scenario")));
  }

  /** Whether it is such a request. */
  public static Predicate<JsonObject> to(String method, String path) {
    return exchange -> {
      JsonObject request = exchange.getAsJsonObject("request");
      return request.get("method").getAsString().equals(method)
          && request.get("path").getAsString().equals(path);
    };
  }
}
