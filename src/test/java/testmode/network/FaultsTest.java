package testmode.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import testmode.network.faults.CallFault;

class FaultsTest {

  @ParameterizedTest
  @MethodSource("testmode.network.Faults#all")
  void everyFaultSaysWhatItIs(Fault fault) {
    assertThat(fault.whatHappened()).endsWith(".");
    assertThat(fault.whatTheMerchantNotices()).endsWith(".");
    assertThat(Faults.byName(fault.name())).isEqualTo(fault);
    assertThat(fault.leg().name().endsWith("STRIPE")).isEqualTo(fault.kind() instanceof CallFault);
  }

  @Test
  void aMisspeltNameIsToldWithTheNearestAndAllOthers() {
    assertThatThrownBy(() -> Faults.byName("reply-lots"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith(
            "fault (reply-lots) is unknown; did you mean reply-lost? Allowed: request-lost, ")
        .hasMessageContaining(String.join(", ", Faults.names()));
  }

  @Test
  void aParameterCanBeChangedAndTheDefaultStays() {
    Fault slow = Faults.byName("slow");

    assertThat(slow.with("delayMillis", 5).parameters()).containsEntry("delayMillis", 5L);
    assertThat(slow.with("delayMillis", 5)).hasToString("slow (delayMillis=5)");
    assertThat(slow.parameters()).containsEntry("delayMillis", 1_000L);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "slow | delay | 5 | parameter (delay) is unknown to slow; it has [delayMillis]",
        "broken-500 | delayMillis | 5 | parameter (delayMillis) is unknown to broken-500; it has"
            + " none",
        "slow | delayMillis | -1 | delayMillis of slow (-1) must be between 0 and 3600000",
        "event-repeated | copies | 65 | copies of event-repeated (65) must be between 1 and 64",
      })
  void aWrongParameterIsToldWithItsRule(String fault, String parameter, long value, String text) {
    assertThatThrownBy(() -> Faults.byName(fault).with(parameter, value))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(text);
  }
}
