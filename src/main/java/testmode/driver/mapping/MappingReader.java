package testmode.driver.mapping;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import testmode.driver.Ability;
import testmode.driver.Flow;

/**
 * Reads a mapping file: the reader of each block finds what its keys cannot be, the checks what
 * does not fit together, and the schema what else its editors would underline.
 */
final class MappingReader {

  private final Problems problems;
  private final TemplateUses templates;

  MappingReader(String file, Map<String, String> environment) {
    problems = new Problems(file);
    templates = new TemplateUses(environment);
  }

  MappingFile read(String yaml) {
    Place root = new Place(problems, "", new YamlText(problems).tree(yaml), 1);
    Map<String, Place> top = root.section(Block.FILE);
    StepReader steps = new StepReader(templates, top.get("defaults"));
    OperationReader operations = new OperationReader(steps);
    AppReader app = new AppReader(templates, steps);
    CounterpartReader counterpart = new CounterpartReader(templates, steps);
    Place start = top.get("start");
    Place flows = root.required(top, "flows");

    templates.withoutOrder(true);
    MappingFile.Start started = app.start(start);
    Operation.Step health = top.containsKey("health") ? steps.step(top.get("health")) : null;
    Operation setup = top.containsKey("setup") ? operations.setup(top.get("setup")) : null;
    MappingFile.Reset reset = app.reset(top.get("reset"), start);
    templates.withoutOrder(false);
    MappingFile file =
        new MappingFile(
            app.app(root.required(top, "merchant"), start),
            started,
            app.keys(top.get("keys")),
            counterpart.session(top.get("session")),
            counterpart.webhook(top.get("webhook")),
            health,
            setup,
            reset,
            counterpart.auth(top.get("auth")),
            flows == null ? Map.of() : flows(flows, operations),
            flows == null ? Map.of() : prices(flows, counterpart),
            operations.shared(top.get("operations")),
            OperationReader.rules(top.get("outcome")),
            CounterpartReader.advice(top.get("advice")),
            Map.of(),
            Set.of());

    templates.check();
    new MappingChecks(root, top, file).check();
    MappingFile whole =
        new Abilities(file, acknowledgesAll(top.get("webhook")))
            .told(claims(top.get("capabilities")));
    new SchemaCheck(problems).check(root);
    problems.throwIfAny();
    return whole;
  }

  private static Map<Flow, Map<String, Operation>> flows(Place place, OperationReader reader) {
    Map<Flow, Map<String, Operation>> flows = new EnumMap<>(Flow.class);
    place
        .entries()
        .forEach(
            (word, it) -> {
              Flow flow = it.word(word, Flow.values(), one -> one.ability().word());
              if (flow != null) {
                flows.put(flow, reader.acts(it));
              } else if (near(word)) {
                // Told already; what is wrong within it, and what it extracts, counts as well.
                reader.acts(it);
              }
            });
    return flows;
  }

  private static boolean near(String word) {
    List<String> words = Stream.of(Flow.values()).map(flow -> flow.ability().word()).toList();
    return NearestWord.to(word, words).isPresent();
  }

  private static Map<Flow, MappingFile.Price> prices(Place place, CounterpartReader reader) {
    Map<Flow, MappingFile.Price> prices = new EnumMap<>(Flow.class);
    Map<String, Place> flows = place.entries();
    for (Flow flow : Flow.values()) {
      Place it = flows.get(flow.ability().word());
      Place price = it == null ? null : it.entries().get("price");
      if (price != null) {
        prices.put(flow, reader.price(price));
      }
    }
    return prices;
  }

  private static boolean acknowledgesAll(@Nullable Place webhook) {
    Place ack = webhook == null ? null : webhook.entries().get("ack");
    return ack != null && ack.text().equals("always");
  }

  /** What the file itself says: ability to its place and the reason why not; null for "it can". */
  private static Map<Ability, Abilities.Claim> claims(@Nullable Place place) {
    Map<Ability, Abilities.Claim> claims = new EnumMap<>(Ability.class);
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

  private static Abilities.Claim claim(Place place) {
    if (place.json().toString().equals("true")) {
      return new Abilities.Claim(place, null);
    }
    Map<String, Place> no = place.json().isJsonObject() ? place.section(Block.LACK) : Map.of();
    Place reason = no.get("reason");
    Place supported = no.get("supported");
    if (reason == null || supported == null || supported.truth()) {
      place.wrong(
          "'"
              + place.path()
              + "'"
              + (place.json().isJsonObject() ? "" : place.shown())
              + " must be true"
              + place.unquoted()
              + ", or {supported: false, reason: \"why\"}");
      return new Abilities.Claim(place, "");
    }
    return new Abilities.Claim(place, reason.text());
  }
}
