package testmode.driver.app;

import com.google.gson.JsonElement;
import com.google.gson.JsonPrimitive;
import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import testmode.driver.Flow;
import testmode.driver.Money;

/**
 * What the shopper's browser knows of one order: what was said when it was placed, and what came
 * back since.
 */
final class OrderMemory {

  /** Alone, in a client secret, or in the address of a page. */
  private static final Pattern STRIPE_ID =
      Pattern.compile("\\b(?:pi|cs_test|cs_live)_[A-Za-z0-9]+");

  private volatile String id;
  private final Flow flow;
  private final Money price;
  private final Map<String, JsonElement> values = new ConcurrentHashMap<>();
  private final Visitor shopper;
  private final Set<String> stripeIds = ConcurrentHashMap.newKeySet();

  /** What the app accepted to give back, by request key; minor units. */
  private final Map<String, Long> givenBack = new ConcurrentHashMap<>();

  private volatile @Nullable URI challenge;
  private volatile boolean hosted;
  private volatile boolean created;

  /**
   * @param id by which scenarios know the order
   * @param price what the scenario asks for
   * @param shopper whom the app knows again from one request to the next
   */
  OrderMemory(String id, Flow flow, Money price, String unique, Visitor shopper) {
    this.id = id;
    this.flow = flow;
    this.price = price;
    this.shopper = shopper;
    give("unique", unique);
    give("scenario.price", price.major());
    values.put("scenario.minor", new JsonPrimitive(price.minor()));
    give("scenario.currency", price.currency());
  }

  String id() {
    return id;
  }

  /** The app has told its own id of the order before anybody else knew one. */
  void isKnownAs(String told) {
    id = told;
  }

  Flow flow() {
    return flow;
  }

  Money price() {
    return price;
  }

  Visitor shopper() {
    return shopper;
  }

  void give(String name, String value) {
    values.put(name, new JsonPrimitive(value));
  }

  void keep(Run run) {
    values.putAll(run.extracted());
    run.extracted()
        .values()
        .forEach(
            value ->
                STRIPE_ID
                    .matcher(value.toString())
                    .results()
                    .forEach(id -> stripeIds.add(id.group())));
  }

  /** The PaymentIntents and Checkout Sessions that the app has told for this order. */
  Set<String> stripeIds() {
    return Set.copyOf(stripeIds);
  }

  /**
   * What templates stand for in one act: what is known everywhere, of this order, and of the act.
   */
  Map<String, JsonElement> values(Map<String, JsonElement> given, Map<String, JsonElement> act) {
    Map<String, JsonElement> all = new HashMap<>(given);
    all.putAll(values);
    all.putAll(act);
    return all;
  }

  /**
   * The app accepted to give this back.
   *
   * @param requestKey one that comes again is the same refund; null for none
   */
  void gaveBack(Money amount, @Nullable String requestKey) {
    String key = requestKey == null ? " without a key " + givenBack.size() : requestKey;
    givenBack.put(key, amount.minor());
  }

  /** What is left of the price; all of it when nothing is, so that a refund too many is one. */
  Money leftOf(Money price) {
    long back = givenBack.values().stream().mapToLong(Long::longValue).sum();
    return back >= price.minor() ? price : new Money(price.minor() - back, price.currency());
  }

  @Nullable String text(String name) {
    JsonElement value = values.get(name);
    return value == null ? null : value.isJsonPrimitive() ? value.getAsString() : value.toString();
  }

  /** The 3-D Secure page that the last payment led to. */
  @Nullable URI challenge() {
    return challenge;
  }

  /** Whether it leads back to Stripe's hosted page, and not to the shop. */
  boolean challengedOnHostedPage() {
    return hosted;
  }

  void ledTo(@Nullable URI page) {
    challenge = page;
    hosted = false;
  }

  void ledFromHostedPageTo(@Nullable URI page) {
    challenge = page;
    hosted = true;
  }

  /** Whether the app has created a payment for this order before. */
  boolean paymentCreated() {
    return created;
  }

  void paymentIsCreated() {
    created = true;
  }
}
