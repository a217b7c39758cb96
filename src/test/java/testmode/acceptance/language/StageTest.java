package testmode.acceptance.language;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.opentest4j.TestAbortedException;
import testmode.acceptance.evidence.NotLookedAt;
import testmode.acceptance.evidence.NotOffered;
import testmode.driver.Ability;
import testmode.driver.EventDeliveries.Delivery;
import testmode.driver.WebhookManners;

class StageTest {

  private final FakeApp app = new FakeApp();
  private final Stage stage = app.stage;

  @Test
  void whatLacksIsSkippedAndWhatIsNotOfferedIsCalledSo() {
    app.lacks(Ability.ORDERS, "it keeps none").lacks(Ability.STRIPE_JS, "Stripe hosts its page");

    assertThatExceptionOfType(TestAbortedException.class)
        .isThrownBy(() -> stage.needs(Ability.ORDERS))
        .isNotInstanceOf(NotOffered.class)
        .withMessage("my shop lacks 'orders': it keeps none");
    assertThatExceptionOfType(NotOffered.class)
        .as("of a way to pay that is not there, nothing else matters")
        .isThrownBy(() -> stage.needs(List.of(Ability.ORDERS, Ability.STRIPE_JS)))
        .withMessage("Not offered: my shop lacks 'stripe-js': Stripe hosts its page");
    assertThatCode(() -> stage.needs(List.of(Ability.REFUNDS))).doesNotThrowAnyException();
  }

  @Test
  void whatTheAppIsSaidToDoWithoutIsNotOffered() {
    app.lacks(Ability.RESERVATIONS, "there is no stock").lacks(Ability.VIRTUAL_TIME, "its own");
    List<Ability> both = List.of(Ability.VIRTUAL_TIME, Ability.RESERVATIONS);

    assertThatExceptionOfType(TestAbortedException.class)
        .as("nobody said so")
        .isThrownBy(() -> stage.needs(both))
        .isNotInstanceOf(NotOffered.class);
    app.without.add(Ability.RESERVATIONS);
    assertThatExceptionOfType(NotOffered.class)
        .isThrownBy(() -> stage.needs(both))
        .withMessage("Not offered: my shop lacks 'reservations': there is no stock");
  }

  @Test
  void aGapIsNotedOnceWithItsReason() {
    app.lacks(Ability.FULFILMENTS, "not mapped");

    assertThat(stage.looksAt(Ability.ORDERS, "the books")).isTrue();
    assertThat(stage.looksAt(Ability.FULFILMENTS, "fulfilments")).isFalse();
    assertThat(stage.looksAt(Ability.FULFILMENTS, "fulfilments")).isFalse();

    assertThat(stage.notLookedAt()).containsExactly(new NotLookedAt("fulfilments", "not mapped"));
  }

  @Test
  void eventsThatTheAppDoesNotListenToAreNotOffered() {
    app.manners = manners(Set.of("checkout.session.completed"), Duration.ZERO);

    assertThatCode(() -> stage.listensTo("checkout.session.completed")).doesNotThrowAnyException();
    assertThatExceptionOfType(NotOffered.class)
        .isThrownBy(() -> stage.listensTo("charge.refunded"))
        .withMessage("Not offered: my shop does not listen to charge.refunded (webhook.events)");
  }

  @Test
  @Timeout(10)
  void anAppThatWorksOnAfterItsAcknowledgementsIsGivenItsTimeOncePerDelivery() {
    app.manners = manners(Set.of(), Duration.ofMillis(300));
    app.deliveries = List.of(new Delivery("evt_1", WebhookManners.PAID, 1, 0, 200, true));

    assertThat(millis(stage::settle)).isGreaterThanOrEqualTo(300);
    assertThat(stage.seconds()).as("patience grows with it").isEqualTo("0.5 s");

    app.manners = manners(Set.of(), Duration.ofDays(1));
    stage.settle(); // which would take that day
  }

  @Test
  void anAppWithoutReceiverHasTheMannersOfMost() {
    app.lacks(Ability.WEBHOOKS, "no block");
    app.manners = manners(Set.of("x"), Duration.ofDays(1));

    assertThat(stage.manners().refusals()).containsExactlyInAnyOrder(400, 401, 403);
    assertThat(stage.manners().settle()).isZero();
  }

  private static WebhookManners manners(Set<String> events, Duration settle) {
    return new WebhookManners(WebhookManners.PAID, events, WebhookManners.REFUSALS, settle);
  }

  private static long millis(Runnable act) {
    long began = System.nanoTime();
    act.run();
    return Duration.ofNanos(System.nanoTime() - began).toMillis();
  }
}
