package testmode.doctor;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import testmode.driver.Ability;

/** What the app lacks, each with its reason, and which scenarios are skipped for it. */
final class AbilitiesLook {

  static final String QUESTION = "abilities";

  private final Path features;
  private final boolean names;
  private final Map<Ability, String> lacking = new EnumMap<>(Ability.class);
  private final Set<Ability> without = EnumSet.noneOf(Ability.class);
  private final Predicate<String> listensTo;

  /**
   * @param names whether skipped scenarios are listed by name
   * @param without what the app has no use for, as its mapping file says
   * @param listensTo whether the app wants events of that type
   */
  AbilitiesLook(
      Path features,
      boolean names,
      Function<Ability, Optional<String>> lacks,
      Set<Ability> without,
      Predicate<String> listensTo) {
    this.features = features;
    this.names = names;
    this.listensTo = listensTo;
    for (Ability ability : Ability.values()) {
      // Whether the machine has a browser is found out by the run, and is not the app's matter.
      if (ability != Ability.BROWSER) {
        lacks.apply(ability).ifPresent(reason -> lacking.put(ability, reason));
      }
    }
    this.without.addAll(without);
    lacking.keySet().stream().filter(Ability::isWayToPay).forEach(this.without::add);
  }

  Finding look() {
    List<Planned> all;
    try {
      all = Planning.in(features);
    } catch (IOException unreadable) {
      all = List.of();
    }
    List<String> details = new ArrayList<>();
    List<Planned> planned = all;
    // What no scenario asks for is nobody's concern here.
    lacking.keySet().removeIf(ability -> !planned.isEmpty() && needing(ability, planned).isEmpty());
    lacking.forEach((ability, reason) -> details.add(line(ability, reason, planned)));
    unheard(planned).ifPresent(details::add);
    if (all.isEmpty()) {
      details.add(
          "no features in "
              + features.toAbsolutePath()
              + ": run this in Testmode's folder to see which scenarios are skipped");
    } else {
      details.addAll(byFeature(all));
    }
    String scenarios = all.isEmpty() ? "" : "; of " + all.size() + " scenarios " + counted(all);
    return (lacking.isEmpty()
            ? Finding.green(QUESTION, "it lacks none" + scenarios)
            : Finding.none(QUESTION, "it lacks " + lacking.size() + scenarios))
        .with(details);
  }

  private String line(Ability ability, String reason, List<Planned> all) {
    String needed = all.isEmpty() ? "" : "needed by %3d: ".formatted(needing(ability, all).size());
    String remedy =
        ability.isOwnChoice() && !without.contains(ability)
            ? "; if the app does without, say so under capabilities"
            : "";
    return "%-19s  %s%s%s".formatted(ability.word(), needed, reason, remedy);
  }

  /** The events that scenarios are about, and that the app is never sent. */
  private Optional<String> unheard(List<Planned> all) {
    List<Planned> about = all.stream().filter(this::isUnheard).toList();
    String types =
        about.stream()
            .flatMap(it -> it.events().stream())
            .filter(listensTo.negate())
            .distinct()
            .sorted()
            .collect(Collectors.joining(", "));
    return about.isEmpty()
        ? Optional.empty()
        : Optional.of(
            "%-19s  needed by %3d: the app does not listen to %s"
                .formatted("webhook.events", about.size(), types));
  }

  private boolean isUnheard(Planned scenario) {
    return scenario.events().stream().anyMatch(listensTo.negate());
  }

  private static List<Planned> needing(Ability ability, List<Planned> all) {
    return all.stream().filter(it -> it.needs().contains(ability.word())).toList();
  }

  /** {@code 8 will be skipped, not offered: 3}; the latter are about what it does without. */
  private String counted(List<Planned> scenarios) {
    long notOffered = scenarios.stream().filter(this::isNotOffered).count();
    long skipped = scenarios.stream().filter(it -> !missing(it).isEmpty()).count() - notOffered;
    String not = notOffered == 0 ? "" : ", not offered: " + notOffered;
    return skipped + " will be skipped" + not;
  }

  private boolean isNotOffered(Planned scenario) {
    return without.stream().anyMatch(it -> scenario.needs().contains(it.word()))
        || isUnheard(scenario);
  }

  private List<String> byFeature(List<Planned> all) {
    Map<String, List<Planned>> files = new LinkedHashMap<>();
    all.forEach(it -> files.computeIfAbsent(it.file(), file -> new ArrayList<>()).add(it));
    List<String> lines = new ArrayList<>();
    files.forEach(
        (file, here) -> {
          List<Planned> gone = here.stream().filter(it -> !missing(it).isEmpty()).toList();
          if (!gone.isEmpty()) {
            lines.add("%s: of its %d scenarios %s".formatted(file, here.size(), counted(here)));
            if (names) {
              gone.forEach(it -> lines.add("  " + it.name() + " (" + missing(it) + ")"));
            }
          }
        });
    return lines;
  }

  /** The lacking abilities and events that it needs: {@code refunds, webhooks}; empty for none. */
  private String missing(Planned scenario) {
    return Stream.concat(
            lacking.keySet().stream()
                .map(Ability::word)
                .filter(word -> scenario.needs().contains(word)),
            scenario.events().stream().filter(listensTo.negate()).sorted())
        .collect(Collectors.joining(", "));
  }
}
