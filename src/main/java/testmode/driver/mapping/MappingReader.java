package testmode.driver.mapping;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.nodes.Node;
import testmode.driver.Ability;
import testmode.driver.Flow;
import testmode.driver.PaymentAnswer;
import testmode.driver.WebhookManners;

/** Reads the blocks of a mapping file; steps and rules are the {@link OperationReader}'s. */
final class MappingReader {

  static final List<String> FLOW_OPERATIONS =
      List.of("placeOrder", "createPayment", "confirm", "afterAction", "returnPage");
  static final List<String> SHARED_OPERATIONS =
      List.of("orderStatus", "refund", "reconcile", "expireReservations");

  private final Problems problems;
  private final TemplateUses templates;
  private final OperationReader operationReader;

  MappingReader(String file, Map<String, String> environment) {
    problems = new Problems(file);
    templates = new TemplateUses(environment);
    operationReader = new OperationReader(templates);
  }

  MappingFile read(String yaml) {
    Place root = new Place(problems, "", compose(yaml));
    Map<String, Place> top =
        root.section(
            "merchant",
            "keys",
            "health",
            "webhook",
            "auth",
            "flows",
            "operations",
            "outcome",
            "advice",
            "capabilities");
    Place merchant = root.required(top, "merchant");
    Map<String, Place> app =
        merchant == null ? Map.of() : merchant.section("name", "baseUrl", "launch", "attempts");
    Place flows = root.required(top, "flows");
    MappingFile file =
        new MappingFile(
            new MappingFile.App(
                merchant == null ? "" : name(merchant, app),
                merchant == null ? null : baseUrl(merchant, app),
                attempts(app.get("attempts")),
                false,
                null),
            null,
            keys(top.get("keys")),
            null,
            webhook(top.get("webhook")),
            top.containsKey("health") ? operationReader.step(top.get("health")) : null,
            null,
            MappingFile.Reset.NONE,
            auth(top.get("auth")),
            flows == null ? Map.of() : flows(flows),
            Map.of(),
            operations(top.get("operations"), SHARED_OPERATIONS),
            operationReader.rules(top.get("outcome")),
            advice(top.get("advice")),
            Map.of());
    MappingFile checked =
        new MappingChecks(root, top, file).withAbilities(capabilities(top.get("capabilities")));
    templates.check();
    problems.throwIfAny();
    return checked;
  }

  private Node compose(String yaml) {
    try {
      LoadSettings settings = LoadSettings.builder().setAllowDuplicateKeys(false).build();
      Node node = new Compose(settings).composeString(yaml).orElse(null);
      if (node != null) {
        return node;
      }
      problems.add(
          1, "the file is empty; fixtures/merchants/reference-shop.yaml shows a whole one");
    } catch (MarkedYamlEngineException e) {
      int line = e.getProblemMark().map(mark -> mark.getLine() + 1).orElse(1);
      problems.add(line, "is not YAML: " + e.getProblem());
    }
    problems.throwIfAny();
    throw new IllegalStateException("unreachable: a problem was added");
  }

  private static String name(Place merchant, Map<String, Place> app) {
    Place name = merchant.required(app, "name");
    return name == null ? "" : name.text();
  }

  private static @Nullable Integer attempts(@Nullable Place place) {
    if (place == null) {
      return null;
    }
    int attempts = place.whole();
    if (attempts < 1) {
      place.wrong("'merchant.attempts' (" + attempts + ") must be at least 1, the first attempt");
    }
    return attempts;
  }

  private @Nullable URI baseUrl(Place merchant, Map<String, Place> app) {
    Place url = app.get("baseUrl");
    Place launch = app.get("launch");
    if ((url == null) == (launch == null)) {
      merchant.wrong(
          "'merchant' must have either 'baseUrl' (an app that runs) or 'launch: reference' (our own"
              + " shop)");
    }
    if (launch != null && !launch.text().equals("reference")) {
      launch.wrong("'merchant.launch' (" + launch.text() + ") is unknown; allowed is reference");
    }
    if (url == null) {
      return null;
    }
    String text = templates.resolvedNow(url);
    if (text == null) {
      return null;
    }
    if (!text.matches("https?://[^/?#]+/?")) {
      url.wrong(
          "'merchant.baseUrl' ("
              + text
              + ") must be scheme, host and port, as in http://127.0.0.1:8080");
      return null;
    }
    return URI.create(text.replaceAll("/$", ""));
  }

  private MappingFile.Keys keys(@Nullable Place place) {
    if (place == null) {
      return new MappingFile.Keys(null, null, false);
    }
    Map<String, Place> keys = place.section("secret", "publishable");
    return new MappingFile.Keys(
        resolved(keys.get("secret")), resolved(keys.get("publishable")), false);
  }

  private MappingFile.@Nullable Webhook webhook(@Nullable Place place) {
    if (place == null) {
      return null;
    }
    Map<String, Place> webhook = place.section("path", "secret");
    Place path = place.required(webhook, "path");
    return path == null
        ? null
        : new MappingFile.Webhook(
            operationReader.path(path),
            resolved(webhook.get("secret")),
            new WebhookManners(
                WebhookManners.PAID, Set.of(), WebhookManners.REFUSALS, Duration.ZERO));
  }

  private @Nullable String resolved(@Nullable Place place) {
    return place == null ? null : templates.resolvedNow(place);
  }

  private Map<String, MappingFile.AuthRole> auth(@Nullable Place place) {
    Map<String, MappingFile.AuthRole> roles = new LinkedHashMap<>();
    if (place != null) {
      place.entries().forEach((role, it) -> roles.put(role, role(it)));
    }
    return roles;
  }

  private MappingFile.AuthRole role(Place place) {
    Map<String, Place> role = place.section("steps", "header", "format");
    Place header = place.required(role, "header");
    Place format = place.required(role, "format");
    return new MappingFile.AuthRole(
        role.containsKey("steps") ? operationReader.steps(role.get("steps")) : List.of(),
        header == null ? "" : header.text(),
        format == null ? "" : operationReader.template(format));
  }

  private Map<Flow, Map<String, Operation>> flows(Place place) {
    Map<Flow, Map<String, Operation>> flows = new EnumMap<>(Flow.class);
    place
        .entries()
        .forEach(
            (word, it) -> {
              Flow flow = it.word(word, Flow.values(), one -> one.ability().word());
              if (flow != null) {
                flows.put(flow, operations(it, FLOW_OPERATIONS));
              }
            });
    return flows;
  }

  private Map<String, Operation> operations(@Nullable Place place, List<String> allowed) {
    Map<String, Operation> operations = new LinkedHashMap<>();
    if (place != null) {
      place
          .section(allowed)
          .forEach(
              (name, it) -> {
                if (allowed.contains(name)) {
                  operations.put(name, operationReader.operation(name, it));
                }
              });
    }
    return operations;
  }

  private static Map<String, PaymentAnswer.Advice> advice(@Nullable Place place) {
    Map<String, PaymentAnswer.Advice> words = new HashMap<>();
    for (PaymentAnswer.Advice advice : PaymentAnswer.Advice.values()) {
      words.put(advice.name().toLowerCase(Locale.ROOT), advice);
    }
    if (place != null) {
      place
          .entries()
          .forEach(
              (canonical, it) -> {
                PaymentAnswer.Advice advice =
                    it.word(
                        canonical,
                        PaymentAnswer.Advice.values(),
                        one -> one.name().toLowerCase(Locale.ROOT));
                if (advice != null) {
                  it.oneOrMore().forEach(word -> words.put(word.text(), advice));
                }
              });
    }
    return words;
  }

  /** What the file itself says: ability to its place and the reason why not; null for "it can". */
  private static Map<Ability, MappingChecks.Claim> capabilities(@Nullable Place place) {
    Map<Ability, MappingChecks.Claim> claims = new EnumMap<>(Ability.class);
    if (place == null) {
      return claims;
    }
    List<String> words = new ArrayList<>();
    for (Ability ability : Ability.values()) {
      words.add(ability.word());
    }
    place
        .section(words)
        .forEach(
            (word, it) -> {
              if (words.contains(word)) {
                claims.put(Ability.of(word), claim(it));
              }
            });
    return claims;
  }

  private static MappingChecks.Claim claim(Place place) {
    if (place.json().toString().equals("true")) {
      return new MappingChecks.Claim(place, null);
    }
    Map<String, Place> no =
        place.json().isJsonObject() ? place.section("supported", "reason") : Map.of();
    Place reason = no.get("reason");
    Place supported = no.get("supported");
    if (reason == null || supported == null || supported.truth()) {
      place.wrong("'" + place.path() + "' must be true, or {supported: false, reason: \"why\"}");
      return new MappingChecks.Claim(place, "");
    }
    return new MappingChecks.Claim(place, reason.text());
  }
}
