package testmode.acceptance.evidence;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/** The one run that shards make, when they make one: its sign-off, and its results for Allure. */
record MergedRun(List<ShardPart> parts) {

  /** Written anew for the whole. */
  private static final Set<String> OF_ONE_RUN =
      Set.of(RunFile.NAME, ReportFiles.ENVIRONMENT, ReportFiles.CATEGORIES);

  MergedRun {
    parts = List.copyOf(parts);
  }

  /**
   * Judged like any other run.
   *
   * @param reports the folder of its reports, as one types it
   */
  Summary summary(AcceptedSkips accepted, String reports) {
    List<ScenarioResult> scenarios =
        parts.stream().flatMap(part -> part.run().scenarios().stream()).toList();
    ShardPart first = parts.get(0); // which plays the saboteurs for all
    SignOff signOff = new SignOff(Requirement.all(), scenarios, accepted, first.selection());
    RunAudit audit =
        parts.stream().map(part -> part.run().audit()).reduce(RunAudit.NONE, RunAudit::and);
    WrongShops wrong = WrongShops.of(facts(), scenarios, first.run().wrongShops());
    return new Summary(signOff.with(wrong), facts(), audit, reports);
  }

  private RunFacts facts() {
    RunFacts first = parts.get(0).run().facts();
    String counts =
        parts.stream()
            .map(part -> Integer.toString(part.run().scenarios().size()))
            .collect(joining(" + "));
    return new RunFacts(
        first.mode(),
        first.merchant(),
        first.apiVersion(),
        first.commit(),
        told(RunFacts::seed),
        told(RunFacts::orderSeed),
        told(RunFacts::jdk),
        first.again(),
        parts.stream().map(part -> part.run().facts().at()).max(Instant::compareTo).orElseThrow(),
        traffic(),
        parts.size() + " merged, of " + counts + " scenarios");
  }

  private Optional<StripeTraffic> traffic() {
    return parts.stream()
        .flatMap(part -> part.run().facts().traffic().stream())
        .reduce(StripeTraffic::and);
  }

  /** A fact in which shards may differ: told once where they do not, else with their names. */
  private String told(Function<RunFacts, String> fact) {
    Map<String, List<String>> shardsByValue =
        parts.stream()
            .collect(
                groupingBy(
                    part -> fact.apply(part.run().facts()),
                    LinkedHashMap::new,
                    mapping(ShardPart::name, toList())));
    if (shardsByValue.size() == 1) {
      return fact.apply(parts.get(0).run().facts());
    }
    return shardsByValue.entrySet().stream()
        .map(value -> value.getKey() + " (" + String.join(", ", value.getValue()) + ")")
        .collect(joining(", "));
  }

  /** Puts into one folder what Allure draws of every scenario. */
  void copyResults(Path to) throws IOException {
    Files.createDirectories(to);
    for (ShardPart part : parts) {
      try (Stream<Path> files = Files.list(part.folder())) {
        for (Path file : files.filter(Files::isRegularFile).toList()) {
          String name = file.getFileName().toString();
          if (!OF_ONE_RUN.contains(name)) {
            Files.copy(file, to.resolve(name), StandardCopyOption.REPLACE_EXISTING);
          }
        }
      }
    }
  }
}
