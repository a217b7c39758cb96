package testmode.acceptance.selection;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What somebody asked to run, as typed. All parts null means everything.
 *
 * @param features paths with lines, joined by commas: {@code features/x.feature:7}
 * @param tags a tag expression
 * @param name a regular expression that is found in the scenario's name
 * @param rerun whether the scenarios that failed last time were asked for
 * @param shard one of several parts of the suite: {@code 2/5}
 */
public record Selection(
    @Nullable String features,
    @Nullable String tags,
    @Nullable String name,
    boolean rerun,
    @Nullable String shard) {

  static final String FEATURES = "cucumber.features";
  static final String TAGS = "cucumber.filter.tags";
  static final String NAME = "cucumber.filter.name";
  static final String RERUN = "testmode.rerun";
  static final String SHARD = "testmode.shard";

  /** Everything there is. */
  public static final Selection ALL = new Selection(null, null, null, false, null);

  /** Given without a value is not given: the engine would look for a feature without a name. */
  static void forgetBlanks() {
    for (String property : List.of(FEATURES, TAGS, NAME)) {
      String value = System.getProperty(property);
      if (value != null && value.isBlank()) {
        System.clearProperty(property);
      }
    }
  }

  /** The selection that these properties spell. */
  static Selection from(UnaryOperator<@Nullable String> properties) {
    String rerun = properties.apply(RERUN);
    return new Selection(
        given(properties, FEATURES),
        given(properties, TAGS),
        given(properties, NAME),
        rerun != null && !rerun.equals("false"),
        given(properties, SHARD));
  }

  /** What all shards of a run were asked for together. */
  public Selection withoutShard() {
    return new Selection(features, tags, name, rerun, null);
  }

  /** Whether less than everything was asked for, so that a run proves nothing about the rest. */
  public boolean partial() {
    return !equals(ALL);
  }

  /** How it was asked for, {@code cucumber.filter.tags=@INT-025.7}; empty for everything. */
  public String description() {
    List<String> parts = new ArrayList<>();
    add(parts, RERUN, rerun ? "" : null);
    add(parts, FEATURES, rerun ? null : features);
    add(parts, TAGS, tags);
    add(parts, NAME, name);
    add(parts, SHARD, shard);
    return String.join(" and ", parts);
  }

  /** The paths, one by one; empty when none was named. */
  List<String> paths() {
    return features == null
        ? List.of()
        : Arrays.stream(features.split(",")).map(String::strip).collect(Collectors.toList());
  }

  Selection withFeatures(String paths) {
    return new Selection(paths, tags, name, rerun, shard);
  }

  private static void add(List<String> parts, String property, @Nullable String value) {
    if (value != null) {
      parts.add(value.isEmpty() ? property : property + "=" + value);
    }
  }

  private static @Nullable String given(UnaryOperator<@Nullable String> properties, String name) {
    String value = properties.apply(name);
    return value == null || value.isBlank() ? null : value.strip();
  }
}
