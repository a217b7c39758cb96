package testmode.driver.sweep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static testmode.driver.sweep.SharedAccount.marks;

import com.stripe.model.PaymentIntent;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import testmode.driver.Money;
import testmode.driver.stripe.Leftovers;

class SweepTest {
  private static final Instant SIX = Instant.parse("2026-11-23T06:00:00Z");
  private static final InstantSource NINE = InstantSource.fixed(SIX.plus(Duration.ofHours(3)));
  private static final Age USUAL = new Age(Age.AT_LEAST, Age.AT_MOST);

  private final SharedAccount account = new SharedAccount(SIX);
  private final Sweep sweep = Sweep.of(account.uri(), SharedAccount.SECRET_KEY, NINE);

  @AfterEach
  void close() {
    sweep.close();
    account.close();
  }

  private List<String> swept() {
    return sweep.find(USUAL).leftovers().stream().map(Leftover::paymentIntent).toList();
  }

  @Test
  void everyStateThatCanBeCanceledIsFoundAndEnded() throws Exception {
    List<String> left = new ArrayList<>();
    for (String state : Leftovers.CANCELLABLE) {
      left.add(account.holds(state, marks("r1", SIX)));
    }

    Findings found = sweep.find(USUAL);

    assertThat(found.leftovers())
        .extracting(Leftover::paymentIntent)
        .as("oldest first")
        .isEqualTo(left);
    assertThat(found.leftovers())
        .extracting(Leftover::state)
        .containsExactlyInAnyOrderElementsOf(Leftovers.CANCELLABLE);
    assertThat(found.leftovers()).extracting(Leftover::amount).containsOnly(new Money(4000, "eur"));
    assertThat(found.runs()).isEqualTo(1);
    assertThat(found.leftovers()).extracting(sweep::cancel).containsOnly(done("canceled"));
    for (PaymentIntent intent : account.all()) {
      assertThat(intent.getStatus()).isEqualTo("canceled");
      assertThat(intent.getCancellationReason()).isEqualTo("abandoned");
    }
    assertThat(swept()).isEmpty();
  }

  private static Cancelled done(String words) {
    return new Cancelled(false, words);
  }

  @Test
  void whatIsNotADeadRunsIsNotTouchedInAnyLetter() throws Exception {
    Map<String, String> dead = marks("r1", SIX);
    List<String> others = new ArrayList<>();
    others.add(account.holds("requires_action", Map.of()));
    others.add(account.holds("requires_action", Map.of("order_id", "5")));
    for (String mark : dead.keySet()) {
      others.add(account.holds("requires_action", Map.of(mark, dead.get(mark))));
    }
    others.add(account.holds("requires_action", marks("Not a run of ours", SIX)));
    others.add(account.holds("requires_action", marks("r2", NINE.instant())));
    others.add(account.holds("requires_action", marks("r3", SIX.plus(Duration.ofMinutes(61)))));
    others.add(account.holds("succeeded", dead));
    String left = account.holds("requires_action", dead);
    account.pass(Duration.ofMinutes(90).toSeconds());
    others.add(account.holds("requires_action", dead)); // of a run that plays for a long time
    List<String> before = others.stream().map(account::json).toList();

    Findings found = sweep.find(USUAL);
    found.leftovers().forEach(sweep::cancel);

    assertThat(found.leftovers()).extracting(Leftover::paymentIntent).containsExactly(left);
    assertThat(account.state(left)).isEqualTo("canceled");
    assertThat(others.stream().map(account::json)).isEqualTo(before);
  }

  @Test
  void lookingChangesNothing() throws Exception {
    String left = account.holds("requires_action", marks("r1", SIX));
    String before = account.json(left);

    assertThat(swept()).containsExactly(left);

    assertThat(account.json(left)).isEqualTo(before);
  }

  @Test
  void everyPageIsRead() throws Exception {
    String left = account.holds("requires_action", marks("r1", SIX));
    for (int i = 0; i < 100; i++) {
      account.holds("requires_payment_method", Map.of());
    }

    Findings found = sweep.find(USUAL);

    assertThat(found.looked()).isEqualTo(101);
    assertThat(found.leftovers()).extracting(Leftover::paymentIntent).containsExactly(left);
  }

  @Test
  void whatIsOlderThanItLooksBackIsNotSeen() throws Exception {
    account.holds("requires_action", marks("r1", SIX));

    Findings found = sweep.find(new Age(Duration.ofHours(1), Duration.ofHours(2)));

    assertThat(found).isEqualTo(new Findings(0, List.of()));
  }

  @Test
  void oneThatEndedMeanwhileStaysAsItIs() throws Exception {
    String left = account.holds("requires_capture", marks("r1", SIX));
    Leftover found = sweep.find(USUAL).leftovers().get(0);
    account.stripe().v1().paymentIntents().capture(left);

    Cancelled outcome = sweep.cancel(found);

    assertThat(outcome.open()).isFalse();
    assertThat(outcome.words()).startsWith("nothing to cancel any more: ").contains("succeeded");
    assertThat(account.state(left)).isEqualTo("succeeded");
  }

  @ParameterizedTest
  @ValueSource(strings = {"sk_live_51AbCdEfGhIjKlMnOp", "pk_test_51AbCdEfGhIjKlMnOp", ""})
  void anotherKindOfKeyIsRefused(String key) {
    assertThatThrownBy(() -> Sweep.of(URI.create("http://127.0.0.1:1"), key, NINE))
        .hasMessage("the key must be a secret or restricted test key");
  }

  @Test
  void anAgeThatNothingCanHaveIsRefused() {
    assertThatThrownBy(() -> new Age(Duration.ofHours(2), Duration.ofHours(2)))
        .hasMessage("atMost (PT2H) must be longer than PT2H and no longer than 10000 days");
    assertThatThrownBy(() -> new Age(Duration.ofHours(-1), Duration.ofHours(2)))
        .hasMessage("atLeast (PT-1H) must not be negative");
  }
}
