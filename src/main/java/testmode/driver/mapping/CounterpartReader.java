package testmode.driver.mapping;

import com.google.gson.JsonPrimitive;
import com.stripe.param.WebhookEndpointCreateParams.EnabledEvent;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import testmode.driver.PaymentAnswer;
import testmode.driver.WebhookManners;

/** Reads how requests show who sends them, what an order costs, and how events are received. */
final class CounterpartReader {

  private static final String CHECKOUT = "checkout.session.completed";

  private static final String SECRET = "whsec_";

  /**
   * What an endpoint can listen to, as far as the SDK knows. Other versions of Stripe's API have
   * types more: one that is near to none of these may well be Stripe's.
   */
  private static final Set<String> TYPES =
      Stream.of(EnabledEvent.values())
          .map(EnabledEvent::getValue)
          .filter(type -> type.contains("."))
          .collect(Collectors.toUnmodifiableSet());

  private final TemplateUses templates;
  private final StepReader steps;

  CounterpartReader(TemplateUses templates, StepReader steps) {
    this.templates = templates;
    this.steps = steps;
  }

  /** Null for cookies, which are kept anyway. */
  MappingFile.@Nullable Session session(@Nullable Place place) {
    if (place == null) {
      return null;
    }
    Map<String, Place> keys = place.section(Block.SESSION);
    Place kind = place.required(keys, "kind");
    if (kind == null || kind.oneOf("cookie", "bearer").equals("cookie")) {
      for (String key : List.of("captureHeader", "header", "format")) {
        if (kind != null && keys.containsKey(key)) {
          keys.get(key).wrong("'session." + key + "' belongs to 'session.kind' bearer");
        }
      }
      return null;
    }
    Place captured = place.required(keys, "captureHeader");
    Place format = keys.get("format");
    String shown = format == null ? "Bearer " + TemplateUses.SESSION : format.text();
    if (!Templates.names(new JsonPrimitive(shown)).equals(List.of("session"))) {
      format.wrong("'session.format' must hold " + TemplateUses.SESSION + " and no other template");
    }
    return new MappingFile.Session(
        captured == null ? "" : captured.text(),
        keys.containsKey("header") ? keys.get("header").text() : "Authorization",
        shown);
  }

  Map<String, MappingFile.AuthRole> auth(@Nullable Place place) {
    Map<String, MappingFile.AuthRole> roles = new LinkedHashMap<>();
    if (place != null) {
      place.entries().forEach((role, it) -> roles.put(role, role(it)));
    }
    return roles;
  }

  private MappingFile.AuthRole role(Place place) {
    Map<String, Place> keys = place.section(Block.ROLE);
    Place header = keys.get("header");
    Place format = keys.get("format");
    if (header != null || format != null) {
      header = place.required(keys, "header");
      format = place.required(keys, "format");
    } else if (!keys.containsKey("steps")) {
      if (place.fine()) {
        place.wrong("'" + place.path() + "' must have steps, header and format, or all of them");
      }
    }
    return new MappingFile.AuthRole(
        keys.containsKey("steps") ? steps.steps(keys.get("steps")) : List.of(),
        header == null ? null : header.text(),
        format == null ? null : steps.template(format));
  }

  MappingFile.Price price(Place place) {
    Map<String, Place> keys = place.section(Block.PRICE);
    Place fixed = keys.get("fixed");
    Place from = keys.get("from");
    if ((fixed == null) == (from == null)) {
      place.wrong(
          "'" + place.path() + "' must have either fixed (a number) or from (an extracted name)");
    }
    boolean major = OperationReader.major(keys.get("unit"));
    BigDecimal amount = fixed == null ? null : fixed.decimal();
    if (amount != null
        && (amount.signum() < 0 || (!major && amount.stripTrailingZeros().scale() > 0))) {
      fixed.wrong(
          "'" + fixed.path() + "' (" + amount + ") must be whole minor units, or unit be major");
    }
    return new MappingFile.Price(
        amount,
        from == null ? null : from.text(),
        major,
        currency(place.required(keys, "currency")));
  }

  private String currency(@Nullable Place place) {
    if (place == null) {
      return "";
    }
    String currency = steps.template(place);
    if (!currency.contains("${") && !currency.matches("[A-Za-z]{3}")) {
      place.wrong(
          "'"
              + place.path()
              + "' ("
              + currency
              + ") must be three letters, as in eur, or a template");
    }
    return currency;
  }

  MappingFile.@Nullable Webhook webhook(@Nullable Place place) {
    if (place == null) {
      return null;
    }
    Map<String, Place> keys = place.section(Block.WEBHOOK);
    boolean registered = keys.containsKey("registered") && keys.get("registered").truth();
    Place path = registered ? null : place.required(keys, "path");
    Place secret = registered ? null : keys.get("secret");
    for (String key : List.of("path", "secret")) {
      if (registered && keys.containsKey(key)) {
        keys.get(key)
            .wrong(
                "'webhook."
                    + key
                    + "' must be left out: an endpoint that the app registers tells it");
      }
    }
    if (keys.containsKey("ack")) {
      keys.get("ack").oneOf("normal", "always");
    }
    return new MappingFile.Webhook(
        path == null ? (registered ? null : "/") : steps.path(path),
        secret == null ? null : secret(secret),
        manners(place, keys));
  }

  private @Nullable String secret(Place place) {
    String secret = templates.resolvedNow(place);
    if (secret != null && !secret.startsWith(SECRET)) {
      place.wrong(
          "'webhook.secret' must begin with "
              + SECRET
              + ", as the signing secret of Stripe's webhook endpoint does");
    }
    return secret;
  }

  private static WebhookManners manners(Place place, Map<String, Place> keys) {
    String paid =
        keys.containsKey("paidEvent")
            ? keys.get("paidEvent").oneOf(WebhookManners.PAID, CHECKOUT)
            : WebhookManners.PAID;
    Set<String> events = new HashSet<>();
    if (keys.containsKey("events")) {
      keys.get("events").oneOrMore().forEach(event -> events.add(type(event)));
    }
    if (!events.isEmpty() && !events.contains(paid) && keys.get("events").fineWithin()) {
      place.wrong(
          "'webhook.events' must hold "
              + paid
              + ", or 'webhook.paidEvent' name the event by which the app learns of a payment");
    }
    return new WebhookManners(
        paid,
        events,
        keys.containsKey("reject")
            ? StepReader.statuses(keys.get("reject"))
            : WebhookManners.REFUSALS,
        keys.containsKey("settle") ? keys.get("settle").duration() : Duration.ZERO);
  }

  private static String type(Place event) {
    String type = event.text();
    if (!TYPES.contains(type) && event.fine()) {
      NearestWord.typoOf(type, TYPES)
          .ifPresent(
              meant ->
                  event.wrong(
                      "'"
                          + event.path()
                          + "' ("
                          + type
                          + ") is no type of event that Stripe sends; did you mean '"
                          + meant
                          + "'?"));
    }
    return type;
  }

  static Map<String, PaymentAnswer.Advice> advice(@Nullable Place place) {
    Map<String, PaymentAnswer.Advice> words = new HashMap<>();
    for (PaymentAnswer.Advice advice : PaymentAnswer.Advice.values()) {
      words.put(word(advice), advice);
    }
    if (place != null) {
      place
          .entries()
          .forEach(
              (canonical, it) -> {
                PaymentAnswer.Advice advice =
                    it.word(canonical, PaymentAnswer.Advice.values(), CounterpartReader::word);
                if (advice != null) {
                  it.oneOrMore().forEach(word -> words.put(word.text(), advice));
                }
              });
    }
    return words;
  }

  private static String word(PaymentAnswer.Advice advice) {
    return advice.name().toLowerCase(Locale.ROOT);
  }
}
