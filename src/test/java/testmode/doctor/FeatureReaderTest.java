package testmode.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class FeatureReaderTest {

  @Test
  void countsWhatWouldBePlayedAndGathersWhatItNeeds() {
    List<Planned> planned =
        FeatureReader.read(
            "money/moves",
            """
            @needs:orders
            Feature: Money moves
              Scenario outline of why, in words.

              @needs:webhooks
              Rule: Events count

                # @needs:refunds is only talked about
                @INT-025.1 @needs:pay-again @event:charge.refunded   # as the bank asks
                Scenario: Once
                  Given a table
                    | no | scenario |
                  And a text
                    \"""
                    Scenario: not one
                    \"""

              Rule: Nothing else does

                Scenario Outline: <who> pays <what>
                  Given <who>
                  @needs:refunds
                  Examples: of people
                    | who | what    |
                    | Ada | 1 \\| 2 |
                  Examples:
                    | who | what |
                    | Ben | 3    |
                    | Ada | 4    |
            """
                .lines()
                .toList());

    assertThat(planned)
        .containsExactly(
            new Planned(
                "money/moves",
                "Once",
                Set.of("orders", "webhooks", "pay-again"),
                Set.of("charge.refunded")),
            new Planned("money/moves", "Ada pays 1 | 2", Set.of("orders", "refunds"), Set.of()),
            new Planned("money/moves", "Ben pays 3", Set.of("orders"), Set.of()),
            new Planned("money/moves", "Ada pays 4", Set.of("orders"), Set.of()));
  }

  @Test
  void whoeverSendsAnEventOfOneTypeIsTaggedWithIt() throws IOException {
    Map<String, String> types =
        Map.of(
            "the payment-failed event", "payment_intent.payment_failed",
            "the refund event", "charge.refunded");
    List<Planned> planned = Planning.in(Path.of("features"));

    types.forEach(
        (words, type) ->
            assertThat(planned)
                .as(type)
                .filteredOn(it -> it.events().contains(type))
                .hasSize(occurrences(words)));
  }

  private static int occurrences(String words) {
    try (Stream<Path> files = Files.walk(Path.of("features"))) {
      int found = 0;
      for (Path file : files.filter(it -> it.toString().endsWith(".feature")).toList()) {
        found += Files.readString(file).split(words + " of order", -1).length - 1;
      }
      return found;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
