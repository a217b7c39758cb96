package testmode.network;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The text of docs/faults.md, made from the faults, the features and the steps. */
final class FaultsPage {

  private static final Path FEATURES = Path.of("features");

  private final FaultSentences sentences = new FaultSentences();

  /** Feature to its lines, in the order of the paths. */
  private final Map<Path, List<String>> features = new LinkedHashMap<>();

  FaultsPage() throws IOException {
    try (Stream<Path> files = Files.walk(FEATURES)) {
      for (Path file : files.filter(f -> f.toString().endsWith(".feature")).sorted().toList()) {
        features.put(file, Files.readAllLines(file));
      }
    }
  }

  String text() {
    return """
    # Faults

    What the network does on purpose, for writers of scenarios. This page is made from
    [faults.csv](../fixtures/faults/faults.csv), the features and the steps by `FaultsPageTest`: change those, not this.

    The merchant notices a fault as a failure. The leg says what it cannot notice:

    | Leg | The fault strikes |
    |---|---|
    | before Stripe | a call that has not reached Stripe: no money moved |
    | after Stripe | Stripe's answer: money may have moved |
    | before merchant | an event that has not reached the merchant |
    | after merchant | the merchant's answer to an event |

    ## Calls to Stripe

    %s
    ## Events to the merchant

    %s
    ## Arming one in a feature

    | Sentence | For example |
    |---|---|
    %s
    `{fault}` is a name of the tables above, with the parameters' defaults. The other words are these and no others:

    | Word | Stands for |
    |---|---|
    %s
    Several faults may be armed: where more than one is due, the first strikes and the others stay due. All attempts of one
    call are those with the same `Idempotency-Key` or, without a key, the same method and path, so that the retries of an SDK
    cannot hide the fault. When the network recovers, no fault is armed any more and what was held is let go.

    ## What SDKs make of half an answer

    `reply-cut-short` closes the connection after the bytes that it lets through, as a load balancer does that dies. An SDK
    then gives its caller an error, or sends the call again. The official stripe-node does neither: 14.25.0, 17.7.0 and 22.5.0
    were tried on Node 20, and the call never ends. Their `timeout` is over when the headers are there, and no retry begins. It
    is the same when the connection is reset, or stands still, in the middle of the answer. A shop that waits for the
    call never answers its shopper. Two remedies, both tried:

    - `new Stripe(key, {httpClient: Stripe.createFetchHttpClient()})`: the call fails with a `StripeAPIError` at once, without
      a retry. Money may have moved: the outcome is unknown.
    - a limit of the shop's own around the call (`Promise.race`), and afterwards the same call under the same key.

    The shopper of a scenario waits 30 s for an app whose mapping file says `short-timeouts`, on the simulator; else 150 s. A
    scenario in which she waited in vain passes in part at best, and the report says so: *answers to the shopper were not looked at*.

    ## Adding one

    1. Its own file in [faults](../src/main/java/testmode/network/faults), a class that extends `CallFault` or `EventFault`.
    2. Its line in the one list, [FaultKinds](../src/main/java/testmode/network/faults/FaultKinds.java).
    3. Its lines in [faults.csv](../fixtures/faults/faults.csv): one, and one more for each further parameter.

    Then `mvn test -Dtest=FaultsPageTest` writes this page anew.
    """
        .formatted(table("STRIPE"), table("MERCHANT"), armed(), words());
  }

  private String table(String side) {
    String rows =
        Faults.all().stream()
            .filter(fault -> fault.leg().name().endsWith(side))
            .map(this::row)
            .collect(Collectors.joining());
    return """
    | Fault | Leg | Parameters | What happened | What the merchant notices | Features |
    |---|---|---|---|---|---|
    """
        + rows;
  }

  private String row(Fault fault) {
    List<String> parameters = new ArrayList<>();
    fault
        .parameters()
        .forEach(
            (name, value) ->
                parameters.add("`%s` %d %s".formatted(name, value, fault.unitOf(name))));
    return "| `%s` | %s | %s | %s | %s | %s |\n"
        .formatted(
            fault.name(),
            words(fault.leg()),
            parameters.isEmpty() ? "none" : String.join(", ", parameters),
            fault.whatHappened(),
            fault.whatTheMerchantNotices(),
            users(fault.name()));
  }

  private static String words(Leg leg) {
    return leg.name().toLowerCase(Locale.ROOT).replace('_', ' ').replace("stripe", "Stripe");
  }

  /** The features that apply it by name, or that have it in a table of examples. */
  private String users(String fault) {
    Pattern use = Pattern.compile("applies " + fault + " |\\|\\s*" + fault + "\\s*\\|");
    String links =
        features.entrySet().stream()
            .filter(file -> file.getValue().stream().anyMatch(line -> use.matcher(line).find()))
            .map(file -> link(file.getKey()))
            .collect(Collectors.joining(", "));
    String none = sentences.canName(fault) ? "none yet" : "none: no sentence takes this name";
    return links.isEmpty() ? none : links;
  }

  private static String link(Path feature) {
    String name = feature.getFileName().toString().replace(".feature", "");
    return "[%s](../%s)".formatted(name, feature.toString().replace('\\', '/'));
  }

  private String armed() {
    List<String> lines = features.values().stream().flatMap(List::stream).toList();
    return sentences.all().stream()
        .map(s -> "| `%s` | %s |\n".formatted(s, sentences.example(s, lines)))
        .collect(Collectors.joining());
  }

  private String words() {
    return sentences.choices().entrySet().stream()
        .map(e -> "| `{%s}` | %s |\n".formatted(e.getKey(), String.join(" · ", e.getValue())))
        .collect(Collectors.joining());
  }
}
