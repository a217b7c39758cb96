package testmode.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import testmode.driver.Ability;

class AbilitiesLookTest {

  @TempDir private Path folder;

  private Finding look(Set<Ability> lacking) {
    return new AbilitiesLook(
            folder,
            false,
            it -> lacking.contains(it) ? Optional.of("not mapped") : Optional.empty(),
            Set.of(),
            type -> !type.equals("charge.refunded"))
        .look();
  }

  private void oneScenarioNeedsRefunds() throws IOException {
    Files.writeString(
        folder.resolve("back.feature"),
        """
        Feature: Money goes back

          @needs:refunds
          Scenario: All of it
            When the back office refunds order A-1
        """);
  }

  @Test
  void whatNoScenarioNeedsIsNotListed() throws IOException {
    oneScenarioNeedsRefunds();

    Finding finding = look(Set.of(Ability.REFUNDS, Ability.WEBHOOKS));

    assertThat(finding.seen()).isEqualTo("it lacks 1; of 1 scenarios 1 will be skipped");
    assertThat(finding.details())
        .containsExactly(
            "refunds              needed by   1: not mapped",
            "back: of its 1 scenarios 1 will be skipped");
  }

  @Test
  void whoLacksOnlyWhatNobodyNeedsLacksNothing() throws IOException {
    oneScenarioNeedsRefunds();

    Finding finding = look(Set.of(Ability.WEBHOOKS));

    assertThat(finding.sign()).isEqualTo(Finding.Sign.GREEN);
    assertThat(finding.details()).isEmpty();
  }

  @Test
  void scenariosAboutEventsThatTheAppDoesNotHearAreNotOffered() throws IOException {
    Files.writeString(
        folder.resolve("heard.feature"),
        """
        Feature: Events

          @event:charge.refunded
          Scenario: Money went back
            When Stripe sends the refund event of order A-1 once more

          @event:payment_intent.payment_failed
          Scenario: None came
            When Stripe sends the payment-failed event of order A-1 once more
        """);

    Finding finding = look(Set.of());

    assertThat(finding.seen())
        .isEqualTo("it lacks none; of 2 scenarios 0 will be skipped, not offered: 1");
    assertThat(finding.details())
        .containsExactly(
            "webhook.events       needed by   1: the app does not listen to charge.refunded",
            "heard: of its 2 scenarios 0 will be skipped, not offered: 1");
  }

  @Test
  void withoutFeaturesEverythingLackingIsListed() {
    assertThat(look(Set.of(Ability.WEBHOOKS)).details())
        .first()
        .asString()
        .isEqualTo("webhooks             not mapped");
  }
}
