package testmode.doctor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

class LimitsTest {

  private static final Duration SOON = Duration.ofMillis(20);

  @Test
  void aQuestionWithoutAnAnswerIsGivenUpAndItsThreadTold() throws InterruptedException {
    CountDownLatch interrupted = new CountDownLatch(1);
    try (Limits limits = new Limits()) {
      assertThatThrownBy(
              () ->
                  limits.within(
                      SOON,
                      () -> {
                        try {
                          new CountDownLatch(1).await();
                        } catch (InterruptedException e) {
                          interrupted.countDown();
                        }
                        return "too late";
                      }))
          .isInstanceOf(Limits.TookTooLong.class)
          .hasMessageStartingWith("no answer within");
      interrupted.await();
    }
  }

  @Test
  void whatAQuestionThrowsIsThrown() {
    try (Limits limits = new Limits()) {
      assertThatThrownBy(
              () ->
                  limits.within(
                      Duration.ofSeconds(5),
                      () -> {
                        throw new IllegalStateException("no such order");
                      }))
          .isInstanceOf(IllegalStateException.class)
          .hasMessage("no such order");
    }
  }

  @Test
  void whatNeverBecomesTrueIsGivenUp() {
    assertThat(Limits.becomes(SOON, () -> false)).isFalse();
  }
}
