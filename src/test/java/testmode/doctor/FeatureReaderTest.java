package testmode.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
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
                @INT-025.1 @needs:pay-again   # as the bank asks
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
            new Planned("money/moves", "Once", Set.of("orders", "webhooks", "pay-again")),
            new Planned("money/moves", "Ada pays 1 | 2", Set.of("orders", "refunds")),
            new Planned("money/moves", "Ben pays 3", Set.of("orders")),
            new Planned("money/moves", "Ada pays 4", Set.of("orders")));
  }
}
