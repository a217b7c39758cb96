package testmode.simulator.resource;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ChangesTest {
  private static final class Thing extends Snapshot {
    Thing(String json) {
      super(shape(json));
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"a\":1,\"b\":2}|{\"a\":1,\"b\":3}|{\"b\":2}",
        "{\"a\":{\"x\":1,\"y\":2}}|{\"a\":{\"x\":1,\"y\":null}}|{\"a\":{\"y\":2}}",
        "{\"metadata\":{}}|{\"metadata\":{\"k\":\"v\"}}|{\"metadata\":{\"k\":null}}",
        "{\"a\":null}|{\"a\":{\"x\":1}}|{\"a\":null}",
        "{\"a\":[1]}|{\"a\":[1,2]}|{\"a\":[1]}"
      })
  void showsChangedKeysWithTheirOldValuesLeafByLeaf(String before, String after, String changes) {
    assertThat(Changes.between(new Thing(before), new Thing(after))).hasToString(changes);
  }

  @Test
  void showsNothingWhereNothingChanged() {
    Thing thing = new Thing("{\"a\":{\"x\":[1,{\"y\":null}]}}");
    assertThat(Changes.between(thing, thing).isEmpty()).isTrue();
  }
}
