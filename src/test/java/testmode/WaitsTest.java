package testmode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class WaitsTest {

  @Test
  void aWaitDoesNotEndWithWhatSomebodyElsesThreadDiesOf() {
    AtomicReference<Object> listening = new AtomicReference<>("nobody looked");

    await()
        .until(
            () -> {
              listening.set(String.valueOf(Thread.getDefaultUncaughtExceptionHandler()));
              return true;
            });

    assertThat(listening).hasValue("null");
  }
}
